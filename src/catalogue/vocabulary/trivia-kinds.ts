import { uninflected, vocabulary } from './vocabulary.ts'

export const triviaKinds = vocabulary('trivia-kinds', [
  { id: 'uncategorized', label: uninflected('Trivia') },
  { id: 'cameo', label: { one: 'Cameo', other: 'Cameos' } },
  { id: 'director-cameo', label: { one: 'Director cameo', other: 'Director cameos' } },
  { id: 'director-trademark', label: { one: 'Director trademark', other: 'Director trademarks' } },
  { id: 'actor-trademark', label: { one: 'Actor trademark', other: 'Actor trademarks' } },
  { id: 'smithee', label: { one: 'Alan Smithee credit', other: 'Alan Smithee credits' } },
])
