import { vocabulary } from './vocabulary.ts'

export const awardOutcomes = vocabulary('award-outcomes', [
  { id: 'winner', label: { one: 'Winner', other: 'Winners' } },
  { id: 'nominee', label: { one: 'Nominee', other: 'Nominees' } },
  { id: 'special', label: { one: 'Special award', other: 'Special awards' } },
  { id: 'honorary', label: { one: 'Honorary award', other: 'Honorary awards' } },
])
