import type { PartialDate } from '../../catalogue/partial-date.ts'
import type { Words } from '../../text/words.ts'

type Span = { readonly from?: PartialDate; readonly to?: PartialDate }

/** `29 March 1971 – August 1971`, `from 1971`, one date where both are the same; empty where neither is known. */
export function dateSpan(words: Words, { from, to }: Span): string {
  const { titleParts } = words.say
  if (from !== undefined && to !== undefined) {
    return from === to ? words.date(from) : titleParts.span(words.date(from), words.date(to))
  }
  if (from !== undefined) return titleParts.from(words.date(from))
  return to === undefined ? '' : titleParts.until(words.date(to))
}

/** The same for years. */
export function yearsBetween(words: Words, first: number | undefined, last: number | undefined): string {
  const text = (year: number | undefined) =>
    year === undefined ? {} : { year: String(year).padStart(4, '0') }
  const [from, to] = [text(first).year, text(last).year]
  return dateSpan(words, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })
}
