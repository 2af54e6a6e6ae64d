import { expect, test } from 'vitest'
import type { Award } from '../../catalogue/title.ts'
import { wordsIn } from '../../text/words.ts'
import { awardsSummary } from './awards.ts'

const awards = (outcome: Award['outcome'], count: number): Award[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${outcome}${at}`, event: 'E', award: 'A', outcome }))

test.each([
  ['en', 15, 0, '15 wins'],
  ['en', 0, 1, '1 nomination'],
  ['en', 1, 2, '1 win and 2 nominations'],
  ['fr', 15, 0, '15\u00a0prix'],
  ['fr', 0, 1, '1\u00a0nomination'],
  ['fr', 1, 2, '1\u00a0prix et 2\u00a0nominations'],
  ['he', 15, 0, '15 זכיות'],
  ['he', 0, 2, 'שתי מועמדויות'],
  ['he', 1, 3, 'זכייה אחת ו־3 מועמדויות'],
] as const)('awards in %s, %i won and %i not, are summed up as %s', (language, wins, nominations, text) => {
  const all = [...awards('winner', wins), ...awards('nominee', nominations)]
  expect(awardsSummary(wordsIn(language), all)).toBe(text)
})
