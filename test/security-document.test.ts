import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project } from './support/source-files.ts'

const rows = readFileSync(join(project, 'docs', 'security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]\d? /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('the document of security', () => {
  test('has a line for each of the checklist', () => {
    const lines = [
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'A8',
      'A9',
      'B0',
      'B1',
      'B2',
      'B3',
      'B4',
      'B5',
      'B6',
    ]
    const named = new Set(rows.map(([, line]) => line))
    expect([...named].toSorted()).toEqual([...lines, 'D', 'H', 'I', 'J'])
  })

  test('names tests that are there, for whatever it says holds', () => {
    for (const [, line = '', asked = '', holds = '', shown = ''] of rows) {
      expect(['yes', 'partly', 'no', '–'], `${line} ${asked}`).toContain(holds)
      const tests = [...shown.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, path = '']) => path)
      expect(tests.filter((path) => !existsSync(join(project, path)))).toEqual([])
      const isCommand = shown.startsWith('`npm ')
      if (holds === 'yes') expect([line, asked, tests.length > 0 || isCommand]).toEqual([line, asked, true])
      else expect([line, asked, shown.length > 20]).toEqual([line, asked, true])
    }
  })
})
