/** Whether grosses and openings can be meant, against each other and against the budget. */
import { amountOf } from '../money.ts'
import type { Gross, Title } from '../title.ts'
import type { Finding } from './finding.ts'

const placeholders: ReadonlySet<number> = new Set([1, 10, 99, 100, 123, 999, 1234, 12_345, 999_999])
/** Beyond these a unit is more likely wrong than the film a miracle; three films on record truly are beyond. */
const greatestReturn = 1000
const leastReturn = 1e-4

export function checkBoxOffice(title: Title): readonly Finding[] {
  return [...(title.grosses ?? []).flatMap((gross) => checkGross(title, gross)), ...checkOpenings(title)]
}

function checkGross(title: Title, gross: Gross): readonly Finding[] {
  const amount = amountOf(gross)
  const path = `/grosses/${gross.id}`
  const find = (rule: Finding['rule'], numbers: Finding['numbers']): readonly Finding[] => [
    { rule, severity: 'warning', path, numbers },
  ]
  if (placeholders.has(amount)) return find('gross-placeholder', { amount })
  const worldwide = (title.grosses ?? []).find(
    (other) => other.area === 'WORLDWIDE' && sameMoney(other, gross),
  )
  if (worldwide && gross.area !== 'WORLDWIDE' && amount > amountOf(worldwide)) {
    return find('domestic-above-worldwide', { amount, worldwide: amountOf(worldwide) })
  }
  if (!title.budget || gross.area !== 'WORLDWIDE' || title.budget.currency !== gross.currency) return []
  const budget = amountOf(title.budget)
  const ratio = budget > 0 ? amount / budget : 1
  if (ratio > greatestReturn) return find('gross-above-budget-scale', { ratio: Math.round(ratio) })
  return ratio < leastReturn ? find('gross-below-budget-scale', { ratio }) : []
}

function checkOpenings(title: Title): readonly Finding[] {
  return (title.openings ?? []).flatMap((opening) => {
    const total = (title.grosses ?? []).find(
      (gross) => gross.area === opening.area && sameMoney(gross, opening),
    )
    if (!total || amountOf(opening) <= amountOf(total)) return []
    const numbers = { amount: amountOf(opening), total: amountOf(total) }
    return [
      { rule: 'opening-above-total', severity: 'warning', path: `/openings/${opening.id}`, numbers } as const,
    ]
  })
}

const sameMoney = (a: { currency: string }, b: { currency: string }): boolean => a.currency === b.currency
