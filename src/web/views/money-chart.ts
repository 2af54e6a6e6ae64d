/** The plot of a title's money: budget and grosses as bars, one plot a currency, one linear scale a plot. */
import type { Finding } from '../../catalogue/checks/finding.ts'
import { comparePartialDates } from '../../catalogue/partial-date.ts'
import { amountOf, type Money } from '../../catalogue/money.ts'
import type { Gross, Title } from '../../catalogue/title.ts'
import { boxOfficeAreas } from '../../catalogue/vocabulary/box-office-areas.ts'

export type Bar = {
  readonly id: string
  /** Absent for the budget. */
  readonly area: string | undefined
  readonly money: Money
  readonly isEstimated: boolean
  readonly isDoubted: boolean
  /** Of the plot's width: the largest amount fills it. */
  readonly percent: number
}

export type MoneyChart = {
  readonly currency: string
  readonly bars: readonly Bar[]
  /** How many amounts were left out for want of room. */
  readonly left: number
}

/** More bars than this say less than the table does. */
export const mostBars = 16

/** Only currencies with two amounts or more: one bar alone compares nothing. */
export function moneyCharts(title: Title, findings: readonly Finding[]): readonly MoneyChart[] {
  const currencies = new Set([title.budget, ...(title.grosses ?? [])].flatMap((fact) => fact?.currency ?? []))
  return [...currencies]
    .map((currency) => chartIn(currency, title, new Set(findings.map(({ path }) => path))))
    .filter(({ bars }) => bars.length >= 2)
}

function chartIn(currency: string, title: Title, doubted: ReadonlySet<string>): MoneyChart {
  const budget =
    title.budget?.currency === currency ? [{ id: 'budget', area: undefined, ...title.budget }] : []
  const grosses = latestByArea((title.grosses ?? []).filter((gross) => gross.currency === currency))
  const facts = [...budget, ...grosses.toSorted(byAreaThenAmount)]
  const shown = facts.slice(0, mostBars)
  const largest = Math.max(...shown.map(amountOf))
  const bars = shown.map(({ id, area, amount, estimated }) => ({
    id,
    area,
    money: { amount, currency },
    isEstimated: estimated === true,
    isDoubted: doubted.has(area === undefined ? '/budget' : `/grosses/${id}`),
    percent: Math.round((Number(amount) / largest) * 10_000) / 100,
  }))
  return { currency, bars: largest > 0 ? bars : [], left: facts.length - shown.length }
}

/** A gross grows: of an area's figures the latest counts, of those of one day the largest. */
function latestByArea(grosses: readonly Gross[]): readonly Gross[] {
  const latest = new Map<string, Gross>()
  for (const gross of grosses) {
    const known = latest.get(gross.area)
    const order = known ? comparePartialDates(gross.asOf ?? '', known.asOf ?? '') : 1
    if (!known || order > 0 || (order === 0 && amountOf(gross) > amountOf(known)))
      latest.set(gross.area, gross)
  }
  return [...latest.values()]
}

/** Worldwide and the other wide areas first, then countries from the largest. */
export function byAreaThenAmount(a: Gross, b: Gross): number {
  return boxOfficeAreas.order(a.area) - boxOfficeAreas.order(b.area) || amountOf(b) - amountOf(a)
}
