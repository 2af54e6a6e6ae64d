import { uninflected, vocabulary } from './vocabulary.ts'

export const advisorySeverities = vocabulary('advisory-severities', [
  { id: 'none', label: uninflected('None') },
  { id: 'mild', label: uninflected('Mild') },
  { id: 'moderate', label: uninflected('Moderate') },
  { id: 'severe', label: uninflected('Severe') },
])
