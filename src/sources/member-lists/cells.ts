/** Single values of such files; each function throws {@link BadCell} for what it can't read, and is given no blanks. */
import { parsePartialDate } from '../../catalogue/partial-date.ts'
import { isHalves, type Halves } from '../../community/rating.ts'

/** Why a row is set aside. */
export class BadCell extends Error {
  override name = 'BadCell'
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const isoDay = /^(\d{4}-\d{2}-\d{2})(T|$)/
/** What IMDb wrote until 2017: `Sun Jan 15 00:00:00 2012`. */
const oldDay = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} (\d{4})$/

/** The day of a date, or of a moment in ISO 8601 as it is written there (no zone is applied). */
export function dayIn(column: string, text: string): string {
  const [, month = '', date = '', year = ''] = oldDay.exec(text) ?? []
  const day =
    isoDay.exec(text)?.[1] ?? `${year}-${twoDigits(months.indexOf(month) + 1)}-${date.padStart(2, '0')}`
  if (parsePartialDate(day)?.day === undefined)
    throw new BadCell(`${column} is ${show(text)}, which is no date`)
  return day
}

/** `perPoint`: 1 where the other place rates to 10, 2 where it rates to 5. */
export function halvesIn(column: string, text: string, perPoint: 1 | 2): Halves {
  const halves = Number(text) * 2 * perPoint
  if (isHalves(halves)) return halves
  throw new BadCell(`${column} is ${show(text)}; it should be a rating up to ${10 / perPoint}`)
}

export function yearIn(column: string, text: string): number {
  const year = Number(text)
  if (Number.isInteger(year) && year >= 1800 && year <= 2200) return year
  throw new BadCell(`${column} is ${show(text)}, which is no year`)
}

export const show = (text: string): string => JSON.stringify(text.slice(0, 60))
const twoDigits = (number: number): string => String(number).padStart(2, '0')
