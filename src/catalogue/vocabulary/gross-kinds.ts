import { uninflected, vocabulary } from './vocabulary.ts'

export const grossKinds = vocabulary('gross-kinds', [
  { id: 'gross', label: uninflected('Gross') },
  { id: 'opening', label: uninflected('Opening') },
  { id: 'weekend', label: { one: 'Weekend gross', other: 'Weekend grosses' } },
  { id: 'admissions', label: uninflected('Admissions') },
  { id: 'rentals', label: uninflected('Rentals') },
])
