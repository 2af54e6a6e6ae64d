/** How French writes numbers of things and quotations. */
import { isolated } from '../isolate.ts'
import type { PluralForms } from '../words.ts'

/** `1 vote`, `2 votes`, `1 000 000 de votes`: CLDR's three forms, with no line break after the number. */
export function counted(one: string, other: string): PluralForms {
  const of = /^[aeéèêiouyh]/i.test(other) ? 'd’' : 'de '
  return { one: `#\u00a0${one}`, many: `#\u00a0${of}${other}`, other: `#\u00a0${other}` }
}

/** « Text », with narrow spaces that never break. */
export const quoted = (text: string): string => `«\u202f${isolated(text)}\u202f»`

const hasDay = (date: string): boolean => /^\d{1,2}(er)?\s/.test(date)

/** `le 26 avril 1954`, `en avril 1954`, `vers 1954`. */
export const onDate = (date: string): string =>
  hasDay(date) ? `le ${date}` : date.startsWith('vers ') ? date : `en ${date}`

/** `au 26 avril 1954`, `en avril 1954`. */
export const asOfDate = (date: string): string => (hasDay(date) ? `au ${date}` : onDate(date))

/** `dès le 26 avril 1954`, `dès 1954`. */
export const fromDate = (date: string): string => (hasDay(date) ? `dès le ${date}` : `dès ${date}`)

/** `jusqu’au 26 avril 1954`, `jusqu’en 1954`, `jusque vers 1954`. */
export const untilDate = (date: string): string =>
  hasDay(date) ? `jusqu’au ${date}` : date.startsWith('vers ') ? `jusque ${date}` : `jusqu’en ${date}`
