/** Where the year of a title comes from, as the page of its releases tells it. */
import { comparePartialDates } from '../../catalogue/partial-date.ts'
import { titleYear } from '../../catalogue/title-year.ts'
import type { ReleaseEvent, Title } from '../../catalogue/title.ts'

/** Dated events in their order, then those without a date. */
export function releasesByDate(title: Title): readonly ReleaseEvent[] {
  return (title.releases ?? []).toSorted((a, b) => comparePartialDates(a.date ?? '~~', b.date ?? '~~'))
}

/** The first of the events that give the title its year; `undefined` where the year is only stated. */
export function eventOfYear(title: Title): ReleaseEvent | undefined {
  return releasesByDate(title).find((event) => titleYear({ releases: [event] }) !== undefined)
}
