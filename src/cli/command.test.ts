import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted } from './counted.ts'
import { readArguments, UsageRefusal } from './command.ts'
import { nearest } from './nearest.ts'

const options = { into: { type: 'string' }, force: { type: 'boolean', default: false } } as const
const usage = 'titlecard import <source> <path> [--into DIR|URL] [--force]'
const read = (...args: string[]) => readArguments(args, options, usage)

describe('the arguments of a command', () => {
  test('are options with their values, and the rest', () => {
    expect(read('imdb', '--into', 'dir', 'files', '--force')).toMatchObject({
      values: { into: 'dir', force: true },
      positionals: ['imdb', 'files'],
    })
    expect(read('--into=--odd').values.into).toBe('--odd')
  })

  test.each([
    [['--int', 'x'], 'There is no option --int; did you mean --into?'],
    [['--forced'], 'There is no option --forced; did you mean --force?'],
    [['--colour'], 'There is no option --colour.'],
    [['-x'], 'There is no option -x.'],
    [['--into'], '--into needs a value.'],
    [['--into', '--force'], '--into needs a value.'],
    [['--force=yes'], '--force takes no value.'],
  ])('are refused in our own words, with how it should be: %j', (args, sentence) => {
    const refused = (): unknown => read(...args)
    expect(refused).toThrow(UsageRefusal)
    expect(refused).toThrow(`${sentence}\n  ${usage}\n"titlecard help" explains every command.`)
  })
})

test.each([
  ['exprot', 'export'],
  ['check', 'check'],
  ['reidnex', 'reindex'],
  ['imp', 'import'],
  ['s', undefined],
  ['delete', undefined],
])('the command nearest to %s is %s', (given, meant) => {
  expect(nearest(given, ['serve', 'import', 'export', 'reindex', 'check'])).toBe(meant)
})

test('what is counted agrees with its number', () => {
  expect([0, 1, 2, 1838].map((count) => counted(count, 'entity', 'entities'))).toEqual([
    '0 entities',
    '1 entity',
    '2 entities',
    '1,838 entities',
  ])
  expect(counted(1, 'row')).toBe('1 row')
})

describe('help', () => {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'titlecard.ts')
  const help = (...args: string[]): string =>
    execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' })

  test('of one command is about that one alone', () => {
    for (const args of [
      ['scores', '--help'],
      ['scores', 'dump', '-h'],
      ['help', 'scores'],
    ]) {
      const text = help(...args)
      expect(text).toMatch(/^titlecard scores\n\n {2}scores \[DUMP\]/)
      expect(text).toContain('compare them with what a catalogue shows')
      for (const other of ['recount', 'audit', 'import']) expect(text).not.toContain(other)
    }
    expect(help('user', '--help').match(/^ {2}user /gm)).toHaveLength(6)
  })

  test('of all of them names each', () => {
    for (const text of [help(), help('help'), help('--help'), help('help', 'nonsense')])
      for (const name of ['serve', 'import', 'export', 'audit verify']) expect(text).toContain(`  ${name}`)
  })
})
