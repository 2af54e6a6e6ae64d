import { vocabulary } from './vocabulary.ts'

export const nameKinds = vocabulary('name-kinds', [
  { id: 'original', label: { one: 'Original title', other: 'Original titles' } },
  { id: 'imdbDisplay', label: { one: 'Display title', other: 'Display titles' } },
  { id: 'alternative', label: { one: 'Alternative title', other: 'Alternative titles' } },
  { id: 'working', label: { one: 'Working title', other: 'Working titles' } },
  { id: 'festival', label: { one: 'Festival title', other: 'Festival titles' } },
  { id: 'tv', label: { one: 'TV title', other: 'TV titles' } },
  { id: 'video', label: { one: 'Video title', other: 'Video titles' } },
  { id: 'dvd', label: { one: 'DVD title', other: 'DVD titles' } },
])
