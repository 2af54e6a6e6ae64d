/** When a title may be rated: not before it has been shown to the public, anywhere. */
import { daysInMonth, parsePartialDate, type PartialDate } from '../catalogue/partial-date.ts'
import type { Title } from '../catalogue/title.ts'
import { releaseKinds } from '../catalogue/vocabulary/release-kinds.ts'

/** A day of the calendar, `YYYY-MM-DD`, in UTC. */
export type Day = string

/** The days on which a partial date can have been; both are the day itself where it is known. */
export type Span = { readonly first: Day; readonly last: Day }

export type TitleForRating = Pick<Title, 'releases' | 'year' | 'status' | 'ratings'>

export type Opening =
  | { readonly isOpen: true }
  | {
      readonly isOpen: false
      readonly reason: 'before-release' | 'no-date-known' | 'new-account'
      /** The first day on which this member may rate, if nothing more is learned before. */
      readonly from?: Day
    }

const shownStatuses: ReadonlySet<string> = new Set(['released', 'active', 'ended'])
/** So many votes elsewhere show that people have seen it. */
const votesOfTheShown = 100
const dayInMilliseconds = 86_400_000
/** Accounts younger than this wait a day longer. */
const youngAccount = 30 * dayInMilliseconds

/**
 * Ratings open on the first day that is surely not before the first public release event (cinema, festival,
 * broadcast, streaming, disc; test, market and private screenings are not public). A date that is known in part
 * counts as the last day that it can be: `2026-11` opens on 30 November; one that is "about" counts one year,
 * month or day later. Where no event has a date the stated year stands for one. Where the record says that the
 * title is out (its status, or 100 votes in another catalogue), the first day that the date can be is enough, and
 * a title without any date is open; without that, a title without any date is closed until somebody adds one.
 *
 * Accounts younger than 30 days wait 24 hours longer after the release.
 */
export function ratingOpening(title: TitleForRating, accountAge: number, now: Date): Opening {
  const today = dayOf(now)
  const isKnownToBeOut =
    (title.status !== undefined && shownStatuses.has(title.status)) ||
    (title.ratings ?? []).some(({ votes }) => votes >= votesOfTheShown)
  const release = releaseSpan(title)
  if (!release) return isKnownToBeOut ? { isOpen: true } : { isOpen: false, reason: 'no-date-known' }
  const opens = isKnownToBeOut ? release.first : release.last
  if (today < opens) return { isOpen: false, reason: 'before-release', from: opens }
  const opensForTheYoung = dayAfter(opens)
  if (accountAge < youngAccount && today < opensForTheYoung) {
    return { isOpen: false, reason: 'new-account', from: opensForTheYoung }
  }
  return { isOpen: true }
}

/**
 * Whether something written on a day was surely written before the title was shown: before the first day that its
 * first release can have been. A review written then is labelled so, and stays.
 */
export function isSurelyBeforeRelease(title: Pick<Title, 'releases' | 'year'>, written: Date): boolean {
  const release = firstDayOfRelease(title)
  return release !== undefined && dayOf(written) < release
}

/** The first day that the first public release can have been on, where anything is known of it. */
export function firstDayOfRelease(title: Pick<Title, 'releases' | 'year'>): Day | undefined {
  return releaseSpan(title)?.first
}

/** Of the first public release event: the earliest first day, and the earliest last day. */
function releaseSpan(title: Pick<Title, 'releases' | 'year'>): Span | undefined {
  const spans = (title.releases ?? [])
    .filter(({ kind }) => kind === undefined || releaseKinds.term(kind)?.isPublic !== false)
    .flatMap(({ date }) => (date === undefined ? [] : (spanOf(date) ?? [])))
  if (spans.length === 0) return title.year === undefined ? undefined : spanOf(fourDigits(title.year))
  return {
    first: spans.map(({ first }) => first).reduce(earlier),
    last: spans.map(({ last }) => last).reduce(earlier),
  }
}

/** The days that a partial date can be, a circa date one unit to either side; `undefined` for what is no date. */
export function spanOf(date: PartialDate): Span | undefined {
  const parts = parsePartialDate(date)
  if (!parts) return undefined
  const { year, month, day } = parts
  const around = parts.circa ? 1 : 0
  if (month === undefined) {
    return { first: `${fourDigits(year - around)}-01-01`, last: `${fourDigits(year + around)}-12-31` }
  }
  if (day === undefined) {
    const [from, to] = [monthAt(year, month - around), monthAt(year, month + around)]
    const lastDay = daysInMonth(Number(to.slice(0, 4)), Number(to.slice(5)))
    return { first: `${from}-01`, last: `${to}-${lastDay}` }
  }
  return around ? { first: dayBefore(date.slice(0, 10)), last: dayAfter(date.slice(0, 10)) } : both(date)
}

/** The day, in UTC, of a moment. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10)

const both = (day: Day): Span => ({ first: day, last: day })
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
const dayAfter = (day: Day): Day => dayOf(new Date(Date.parse(day) + dayInMilliseconds))
const dayBefore = (day: Day): Day => dayOf(new Date(Date.parse(day) - dayInMilliseconds))
const fourDigits = (year: number): string => String(year).padStart(4, '0')

/** `YYYY-MM`, where months below 1 and above 12 are those of the neighbouring years. */
function monthAt(year: number, month: number): string {
  const months = year * 12 + month - 1
  return `${fourDigits(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, '0')}`
}
