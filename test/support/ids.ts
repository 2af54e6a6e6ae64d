import {
  isCompanyId,
  isPersonId,
  isTitleId,
  type CompanyId,
  type PersonId,
  type TitleId,
} from '../../src/catalogue/ids.ts'

export function titleId(text: string): TitleId {
  if (!isTitleId(text)) throw new Error(`${text} is no title's id`)
  return text
}

export function personId(text: string): PersonId {
  if (!isPersonId(text)) throw new Error(`${text} is no person's id`)
  return text
}

export function companyId(text: string): CompanyId {
  if (!isCompanyId(text)) throw new Error(`${text} is no company's id`)
  return text
}
