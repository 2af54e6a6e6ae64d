import { titleYear } from '../../catalogue/title-year.ts'
import type { ReleaseEvent, Title } from '../../catalogue/title.ts'
import { byDate } from './by-date.ts'

/** The first of the events that give a title its year; `undefined` where the year is only stated. */
export function eventOfYear(title: Title): ReleaseEvent | undefined {
  return byDate(title.releases ?? []).find((event) => titleYear({ releases: [event] }) !== undefined)
}
