import { uninflected, vocabulary } from './vocabulary.ts'

export const personFacts = vocabulary('person-facts', [
  { id: 'height', label: uninflected('Height') },
  { id: 'citizenship', label: { one: 'Citizenship', other: 'Citizenships' } },
  { id: 'gender', label: uninflected('Gender') },
  { id: 'native_language', label: { one: 'Native language', other: 'Native languages' } },
  { id: 'education', label: uninflected('Education') },
  { id: 'voice_type', label: { one: 'Voice type', other: 'Voice types' } },
  { id: 'instrument', label: { one: 'Instrument', other: 'Instruments' } },
  { id: 'residence', label: { one: 'Residence', other: 'Residences' } },
  { id: 'burial_place', label: { one: 'Burial place', other: 'Burial places' } },
  { id: 'death_cause', label: { one: 'Cause of death', other: 'Causes of death' } },
  { id: 'trademark', label: { one: 'Trademark', other: 'Trademarks' } },
])
