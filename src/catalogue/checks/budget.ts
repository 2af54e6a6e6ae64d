/**
 * Whether a budget can be meant: the placeholder and magnitude rules.
 *
 * Measured on 3,201 films with money on record: amounts that look impossible are sometimes true (a budget of
 * 218 dollars), so a finding here is a warning beside the value, never a reason to hide or refuse it.
 */
import { amountOf } from '../money.ts'
import type { Budget } from '../title.ts'
import type { Finding } from './finding.ts'

/** A budget of a title of the same type, decade and currency. */
export type PeerBudget = { readonly amount: number }

/** Amounts that people type where a form wants a number and they have none. */
const placeholders: ReadonlySet<number> = new Set([1, 10, 99, 100, 123, 999, 1234, 12_345, 999_999])
/** Below this many units of any currency nobody makes a released feature, but for known exceptions. */
const leastBelievable = 1000
const fewestPeers = 20
/** How many median absolute deviations (of log10 of the amounts) away from the peers' median is too far. */
const farthestDeviation = 4

/** At most one finding: the placeholder rule speaks first, then the bare magnitude, then the peers. */
export function checkBudget(budget: Budget, peers: readonly PeerBudget[]): readonly Finding[] {
  const amount = amountOf(budget)
  const find = (rule: Finding['rule'], numbers: Finding['numbers'] = {}): readonly Finding[] => [
    { rule, severity: 'warning', path: '/budget', numbers },
  ]
  if (placeholders.has(amount)) return find('budget-placeholder', { amount })
  if (amount < leastBelievable) return find('budget-below-believable', { amount, least: leastBelievable })
  return farFromPeers(amount, peers, find)
}

function farFromPeers(
  amount: number,
  peers: readonly PeerBudget[],
  find: (rule: Finding['rule'], numbers: Finding['numbers']) => readonly Finding[],
): readonly Finding[] {
  const amounts = peers.map((peer) => peer.amount).filter((other) => other > 0)
  if (amounts.length < fewestPeers) return []
  const median = medianOf(amounts)
  const numbers = { amount, median, peers: amounts.length }
  if (amount < median / 100) return find('budget-far-below-peers', numbers)
  if (amount > median * 100) return find('budget-far-above-peers', numbers)
  const logs = amounts.map(Math.log10)
  const centre = medianOf(logs)
  // 1.4826 makes the deviation comparable to a standard deviation where amounts are spread log-normally.
  const spread = 1.4826 * medianOf(logs.map((log) => Math.abs(log - centre)))
  const deviation = spread > 0 ? (Math.log10(amount) - centre) / spread : 0
  if (deviation < -farthestDeviation) return find('budget-far-below-peers', numbers)
  return deviation > farthestDeviation ? find('budget-far-above-peers', numbers) : []
}

/** The median; of an even number of values the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}
