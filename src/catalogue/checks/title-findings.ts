/** Every check of a title's values, each family in its own file. */
import type { Title } from '../title.ts'
import { checkBudget, type PeerBudget } from './budget.ts'
import type { Finding } from './finding.ts'
import { checkBoxOffice } from './box-office.ts'

/** All findings on a title; `peers` are budgets of titles of the same type, decade and currency. */
export function findingsIn(title: Title, peers: readonly PeerBudget[]): readonly Finding[] {
  return [...(title.budget ? checkBudget(title.budget, peers) : []), ...checkBoxOffice(title)]
}
