/**
 * A date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and `~` after it for circa,
 * as EDTF (ISO 8601-2, level 1) writes it. Never padded to January 1st.
 */
export type PartialDate = string

export const partialDatePattern = '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?~?$'
const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/

export type DateParts = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly circa: boolean
}

/** `undefined` for what is no partial date, and for days that no calendar has (2023-02-30). */
export function parsePartialDate(text: string): DateParts | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const [, year = '', month, day, circa] = match
  const parts = { year: Number(year), circa: circa === '~' }
  if (month === undefined) return parts
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return { ...parts, month: Number(month) }
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return undefined
  return { ...parts, month: Number(month), day: Number(day) }
}

/** Days of a month of the proleptic Gregorian calendar; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4))
}

/** Orders by what is known; where one date is less precise, it comes first: 1994 < 1994-09 < 1994-09-10. */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [left, right] = [a.replace('~', ''), b.replace('~', '')]
  return left < right ? -1 : left > right ? 1 : 0
}

/** True where `a` ends before `b` can begin: 1994 is before 1995-03, but not before 1994-03. */
export function isSurelyBefore(a: PartialDate, b: PartialDate): boolean {
  const [left, right] = [a.replace('~', ''), b.replace('~', '')]
  const shared = Math.min(left.length, right.length)
  return left.slice(0, shared) < right.slice(0, shared)
}
