/** Single values of such files; what can't be read is a {@link BadCell}, but a date, which is left out and named. */
import { parsePartialDate } from '../../catalogue/partial-date.ts'
import { unreadInEnglish, type UnreadReason } from '../../catalogue/unread-reasons.ts'
import { isHalves, type Halves } from '../../community/rating.ts'
import type { BroughtEntry, UnreadDate } from './brought.ts'

/** Why a row is set aside. */
export class BadCell extends Error {
  override name = 'BadCell'
  readonly because: UnreadReason

  constructor(...because: UnreadReason) {
    super(unreadInEnglish(because))
    this.because = because
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const isoDay = /^(\d{4}-\d{2}-\d{2})(T|$)/
/** What IMDb wrote until 2017: `Sun Jan 15 00:00:00 2012`. */
const oldDay = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} (\d{4})$/

/** The day of a date, or of a moment in ISO 8601 as it is written there (no zone is applied); `undefined` for all else. */
function dayIn(text: string): string | undefined {
  const [, month = '', date = '', year = ''] = oldDay.exec(text) ?? []
  const day =
    isoDay.exec(text)?.[1] ?? `${year}-${twoDigits(months.indexOf(month) + 1)}-${date.padStart(2, '0')}`
  return parsePartialDate(day)?.day === undefined ? undefined : day
}

type DayCell = readonly [column: string, text: string | undefined]

/** The days of an entry, to be spread into it, by the column and the text of each; blank ones are none. */
export function daysIn(
  cells: Readonly<Partial<Record<UnreadDate['day'], DayCell>>>,
): Pick<BroughtEntry, UnreadDate['day'] | 'unread'> {
  const given = Object.entries(cells).flatMap(([name, [column, text]]) =>
    text === undefined ? [] : [{ name: name as UnreadDate['day'], column, text, day: dayIn(text) }],
  )
  const unread = given
    .filter(({ day }) => day === undefined)
    .map(({ name, column, text }) => ({ day: name, column, text: text.slice(0, 60) }))
  const days = given.flatMap(({ name, day }) => (day === undefined ? [] : [[name, day] as const]))
  return { ...Object.fromEntries(days), ...(unread.length > 0 ? { unread } : {}) }
}

/** `perPoint`: 1 where the other place rates to 10, 2 where it rates to 5. */
export function halvesIn(column: string, text: string, perPoint: 1 | 2): Halves {
  const halves = Number(text) * 2 * perPoint
  if (isHalves(halves)) return halves
  throw new BadCell('noRating', column, show(text), 10 / perPoint)
}

export function yearIn(column: string, text: string): number {
  const year = Number(text)
  if (Number.isInteger(year) && year >= 1800 && year <= 2200) return year
  throw new BadCell('noYear', column, show(text))
}

export const show = (text: string): string => JSON.stringify(text.slice(0, 60))
const twoDigits = (number: number): string => String(number).padStart(2, '0')
