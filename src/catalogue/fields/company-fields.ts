import type { Company } from '../company.ts'
import { choices, date, line, list, reference, type RegistryOf } from './entry.ts'
import { country, externalIds, language, links, span } from './shared-entries.ts'

const fact = { section: 'header', risk: 'normal' } as const

export const companyFields = {
  name: { ...line, ...fact, risk: 'high' },
  language: { ...language, ...fact },
  names: { ...list({ name: line, language, ...span }), ...fact },
  kinds: { ...choices('company-kinds'), ...fact },
  country: { ...country, ...fact },
  parent: { ...reference, ...fact },
  founded: { ...date, ...fact },
  dissolved: { ...date, ...fact },
  note: { ...line, ...fact },
  links: { ...links, ...fact, risk: 'low' },
  externalIds: { ...externalIds, ...fact },
} as const satisfies RegistryOf<Company>
