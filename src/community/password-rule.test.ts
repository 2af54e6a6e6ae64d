import { describe, expect, test } from 'vitest'
import { longestPassword, passwordFault, shortestPassword } from './password-rule.ts'

const common = new Set(['password', 'password123', 'qwertyuiop', 'iloveyou'])
const known = { common, words: ['titlecard', 'setsuko', 'setsuko@example.org', 'example'] }

describe('a password', () => {
  test.each([
    ['short', 'too-short'],
    ['ninechars', 'too-short'],
    ['文'.repeat(9), 'too-short'],
    ['ab1!'.repeat(65), 'too-long'],
    ['qwertyuiop', 'guessable'],
    ['QwertyUiop', 'guessable'],
    ['password123', 'guessable'],
    ['iloveyou2026!!', 'guessable'],
    ['aaaaaaaaaaaaaaa', 'guessable'],
    ['titlecard2026', 'guessable'],
    ['setsuko@example.org', 'guessable'],
    ['Setsuko-1954', 'guessable'],
  ])('%s is refused: %s', (password, fault) => {
    expect(passwordFault(password, known)).toBe(fault)
  })

  test.each([
    'late spring early summer',
    'no capital needed',
    'ПятьТысячЛетСнега',
    '雨が降る夜の映画館で待つ',
    `${'a long one '.repeat(20)}`,
    'titlecard of an unknown film',
  ])('%s is taken', (password) => {
    expect(passwordFault(password, known)).toBeUndefined()
  })

  test('is counted in characters, at both ends of what is taken', () => {
    const of = (length: number) =>
      Array.from({ length }, (_, at) => String.fromCodePoint(0x1f600 + (at % 70))).join('')
    expect(passwordFault(of(shortestPassword), known)).toBeUndefined()
    expect(passwordFault(of(longestPassword), known)).toBeUndefined()
    expect(passwordFault(of(longestPassword + 1), known)).toBe('too-long')
  })
})
