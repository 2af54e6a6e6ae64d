/** Addresses of the catalogue's entities, and the language in an address: as much as the script of every page has to know. */
import { kindOf, type EntityId } from '../catalogue/ids.ts'
import { isInterfaceLanguage, type InterfaceLanguage } from '../text/language.ts'

/** Addresses as one page writes them: with the language in front where the reader chose it by the address. */
export class EntityPaths {
  readonly prefix: string

  constructor(chosen?: InterfaceLanguage) {
    this.prefix = chosen ? `/${chosen}` : ''
  }

  home(): string {
    return this.prefix === '' ? '/' : `${this.prefix}/`
  }

  entity(id: EntityId): string {
    const kind = kindOf(id)
    return kind === 'title' ? this.title(id) : kind === 'person' ? this.person(id) : this.company(id)
  }

  title(id: string): string {
    return `${this.prefix}/title/${id}`
  }

  person(id: string): string {
    return `${this.prefix}/name/${id}`
  }

  company(id: string): string {
    return `${this.prefix}/company/${id}`
  }
}

export const apiPaths = {
  title: (id: string): string => `/api/v1/titles/${id}`,
  person: (id: string): string => `/api/v1/people/${id}`,
  company: (id: string): string => `/api/v1/companies/${id}`,
  description: '/api/v1/openapi.json',
  search: '/api/v1/search',
} as const

/** Splits `/fr/title/tt1` into the language and the address without it. */
export function splitLanguage(address: string): { language: InterfaceLanguage | undefined; rest: string } {
  const match = /^\/([a-z]{2})(?=\/|\?|$)/.exec(address)
  const language = match?.[1]
  if (language === undefined || !isInterfaceLanguage(language)) return { language: undefined, rest: address }
  const rest = address.slice(3)
  return { language, rest: rest.startsWith('/') ? rest : `/${rest}` }
}

/** The same page in another language. */
export function inLanguage(language: InterfaceLanguage, address: string): string {
  return `/${language}${splitLanguage(address).rest}`
}
