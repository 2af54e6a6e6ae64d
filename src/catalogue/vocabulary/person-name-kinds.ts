import { vocabulary } from './vocabulary.ts'

export const personNameKinds = vocabulary('person-name-kinds', [
  { id: 'birth_name', label: { one: 'Birth name', other: 'Birth names' } },
  { id: 'native_script', label: { one: 'Name in native script', other: 'Names in native script' } },
  { id: 'romanised', label: { one: 'Romanised name', other: 'Romanised names' } },
  { id: 'stage_name', label: { one: 'Stage name', other: 'Stage names' } },
  { id: 'married_name', label: { one: 'Married name', other: 'Married names' } },
  { id: 'alias', label: { one: 'Alias', other: 'Aliases' } },
])
