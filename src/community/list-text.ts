/** What members write about lists and viewings, and the days they name: brought into shape, or why it can't be taken. */
import { parsePartialDate, type PartialDate } from '../catalogue/partial-date.ts'
import { textFault, tidyName, tidyText } from '../catalogue/text.ts'
import type { Day } from './rating-opens.ts'

export const longestListName = 100
export const longestDescription = 5000
/** Of a note on a title in a list, or on a viewing. */
export const longestNote = 2000

export type ListField =
  'name' | 'description' | 'note' | 'title' | 'choice' | 'place' | 'watched' | 'list' | 'file' | 'season'

export type ListFault =
  | 'list-name'
  | 'text-long'
  | 'text-characters'
  | 'date-form'
  | 'date-ahead'
  | 'place-form'
  | 'no-title'
  | 'no-such-title'
  | 'not-quite-title'
  | 'several-titles'
  | 'no-list'
  | 'no-file'
  | 'file-unread'
  | 'file-large'

/** What can be taken, or why not. */
export type Taken<Value> = { readonly value: Value } | { readonly fault: ListFault }

export function takeListName(typed: string): Taken<string> {
  if (textFault(typed.trim(), 'name')) return { fault: 'text-characters' }
  const value = tidyName(typed)
  return value === '' || value.length > longestListName ? { fault: 'list-name' } : { value }
}

/** `undefined` for an empty one. */
export function takeText(typed: string, longest: number): Taken<string | undefined> {
  const value = tidyText(typed.replace(/\r\n?/g, '\n'))
  if (textFault(value)) return { fault: 'text-characters' }
  if (value.length > longest) return { fault: 'text-long' }
  return { value: value === '' ? undefined : value }
}

/** The first films are older than any viewing that somebody remembers. */
const firstYear = 1874

/**
 * A day as far as it is remembered, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `undefined` where it isn't. None that is still
 * to come: `today` is a day in UTC, and somewhere it is tomorrow already.
 */
export function takeWatched(typed: string, today: Day): Taken<PartialDate | undefined> {
  const value = typed.trim()
  if (value === '') return { value: undefined }
  const parts = parsePartialDate(value)
  if (!parts || parts.circa || parts.year < firstYear) return { fault: 'date-form' }
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, value.length)
  return value > tomorrow ? { fault: 'date-ahead' } : { value }
}
