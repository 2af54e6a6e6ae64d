import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imdbColumns } from '../../src/sources/imdb/files.ts'
import { generateImdbFiles } from './files.ts'
import type { ImdbFileName } from './files.ts'

const titles = 2000
const names = Object.keys(imdbColumns) as ImdbFileName[]
let root: string
let rows: Record<ImdbFileName, number>
const tables = new Map<ImdbFileName, string[][]>()

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'imdb-files-'))
  rows = (await generateImdbFiles({ titles, directory: join(root, 'one'), seed: 1 })).rows
  for (const name of names) {
    const lines = (await readFile(join(root, 'one', `${name}.tsv`), 'utf8')).split('\n')
    tables.set(
      name,
      lines.slice(0, -1).map((line) => line.split('\t')),
    )
  }
})

afterAll(() => rm(root, { recursive: true, force: true }))

function table(name: ImdbFileName): string[][] {
  return (tables.get(name) ?? []).slice(1)
}

function column(name: ImdbFileName, heading: string): string[] {
  const place = (imdbColumns[name] as readonly string[]).indexOf(heading)
  return table(name).map((row) => row[place] ?? '')
}

describe('the same bytes', () => {
  test('come from the same seed', async () => {
    await generateImdbFiles({ titles, directory: join(root, 'two'), seed: 1 })
    for (const name of names) {
      const [one, two] = await Promise.all(
        ['one', 'two'].map((directory) => readFile(join(root, directory, `${name}.tsv`))),
      )
      expect(two?.equals(one ?? Buffer.alloc(0)), name).toBe(true)
    }
  })

  test('do not come from another seed', async () => {
    await generateImdbFiles({ titles, directory: join(root, 'other'), seed: 2 })
    const [one, other] = await Promise.all(
      ['one', 'other'].map((directory) => readFile(join(root, directory, 'title.basics.tsv'))),
    )
    expect(other?.equals(one ?? Buffer.alloc(0))).toBe(false)
  })

  test('are in the compressed files', async () => {
    await generateImdbFiles({ titles, directory: join(root, 'zipped'), seed: 1, gzip: true })
    for (const name of names) {
      const plain = await readFile(join(root, 'one', `${name}.tsv`))
      const zipped = gunzipSync(await readFile(join(root, 'zipped', `${name}.tsv.gz`)))
      expect(zipped.equals(plain), name).toBe(true)
    }
  })
})

describe('every file', () => {
  test.each(names)('%s begins with its header and has every field in every row', (name) => {
    const all = tables.get(name) ?? []
    expect(all[0]).toEqual([...imdbColumns[name]])
    expect(all.length - 1).toBe(rows[name])
    expect(all.filter((row) => row.length !== imdbColumns[name].length || row.includes(''))).toEqual([])
  })

  test.each(names)('%s is sorted by id as text, and by ordering within an id', (name) => {
    const sorted = table(name)
    const hasOrdering = (imdbColumns[name] as readonly string[]).includes('ordering')
    const unsorted = sorted.filter((row, place) => {
      const [id = '', ordering] = sorted[place - 1] ?? []
      const isBefore = id < (row[0] ?? '') || name === 'name.basics'
      return place > 0 && !isBefore && !(hasOrdering && id === row[0] && Number(ordering) < Number(row[1]))
    })
    expect(unsorted).toEqual([])
    const ids = sorted.map((row) => row[0] ?? '')
    expect(ids).toEqual([...ids].sort())
  })

  test('has ids of seven and of eight digits', () => {
    for (const ids of [column('title.basics', 'tconst'), column('name.basics', 'nconst')]) {
      expect(ids.filter((id) => !/^(tt|nm)\d{7,8}$/.test(id))).toEqual([])
      expect(new Set(ids.map((id) => id.length))).toEqual(new Set([9, 10]))
    }
  })
})

describe('proportions', () => {
  test.each([
    ['title.principals', 98 / 12.7],
    ['title.akas', 55 / 12.7],
    ['name.basics', 15 / 12.7],
    ['title.ratings', 1.7 / 12.7],
    ['title.episode', 0.773],
    ['title.crew', 1],
    ['title.basics', 1],
  ] as const)('of %s to titles are those of IMDb within a fifth', (name, expected) => {
    expect(rows[name] / titles).toBeGreaterThan(expected * 0.8)
    expect(rows[name] / titles).toBeLessThan(expected * 1.2)
  })

  test('of types are those of IMDb', () => {
    const types = column('title.basics', 'titleType')
    const share = (type: string): number => types.filter((each) => each === type).length / titles
    expect(share('tvEpisode')).toBeCloseTo(0.773, 2)
    expect(share('short')).toBeCloseTo(0.09, 2)
    expect(share('movie')).toBeCloseTo(0.059, 2)
  })

  test('of people leave most with few credits and a few with many', () => {
    const credits = new Map<string, number>()
    for (const person of column('title.principals', 'nconst'))
      credits.set(person, (credits.get(person) ?? 0) + 1)
    const counts = [...credits.values()].sort((left, right) => right - left)
    expect(counts[0]).toBeGreaterThan(60)
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(4)
  })
})

describe('the quirks of the real files', () => {
  test('include titles that begin with a quotation mark', () => {
    expect(column('title.basics', 'primaryTitle').some((title) => title.startsWith('"'))).toBe(true)
  })

  test('include lists joined by the control character 2', () => {
    expect(column('title.akas', 'types').some((types) => types.includes('\x02'))).toBe(true)
    expect(column('title.akas', 'attributes').some((attributes) => attributes.includes('\x02'))).toBe(true)
  })

  test('include regions that ISO does not know', () => {
    expect(new Set(column('title.akas', 'region'))).toContain('XWW')
    expect(new Set(column('title.akas', 'region'))).toContain('SUHH')
  })

  test.each(['Latin', 'Cyrillic', 'Han', 'Katakana', 'Hebrew', 'Arabic', 'Devanagari', 'Hangul'])(
    'include titles in %s script',
    (script) => {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u')
      expect(column('title.akas', 'title').some((title) => pattern.test(title))).toBe(true)
    },
  )

  test('include a person listed twice', () => {
    const ids = column('name.basics', 'nconst')
    expect(ids.length - new Set(ids).size).toBe(1)
  })

  test('keep references to people that are not there below one in a thousand', () => {
    const people = new Set(column('name.basics', 'nconst'))
    const dangling = column('title.principals', 'nconst').filter((person) => !people.has(person))
    expect(dangling.length).toBeLessThan(rows['title.principals'] / 1000)
  })
})

describe('what the files tell of one another', () => {
  test('has the series of every episode among the titles', () => {
    const types = new Map(table('title.basics').map((row) => [row[0], row[1]]))
    const parents = new Set(column('title.episode', 'parentTconst').map((id) => types.get(id)))
    expect([...parents].sort()).toEqual(['tvMiniSeries', 'tvSeries'])
    expect(column('title.episode', 'tconst').filter((id) => types.get(id) !== 'tvEpisode')).toEqual([])
  })

  test('has every billed director and writer in the lists of the crew', () => {
    const crew = new Map(table('title.crew').map(([id, directors, writers]) => [id, { directors, writers }]))
    const unlisted = table('title.principals').filter(([id, , person = '', category]) => {
      const lists = crew.get(id)
      if (category === 'director') return !lists?.directors?.split(',').includes(person)
      return category === 'writer' && !lists?.writers?.split(',').includes(person)
    })
    expect(unlisted).toEqual([])
  })

  test('has characters as JSON lists of text', () => {
    const texts = column('title.principals', 'characters').filter((text) => text !== '\\N')
    const lists = texts.map((text): unknown => JSON.parse(text))
    expect(lists.every((list) => Array.isArray(list) && list.every((name) => typeof name === 'string'))).toBe(
      true,
    )
    expect(texts.some((text) => text.includes('\\"'))).toBe(true)
  })

  test('has no more than three genres and three professions, and four known titles', () => {
    const longest = (lists: string[]): number => Math.max(...lists.map((text) => text.split(',').length))
    expect(longest(column('title.basics', 'genres'))).toBe(3)
    expect(longest(column('name.basics', 'primaryProfession'))).toBe(3)
    expect(longest(column('name.basics', 'knownForTitles'))).toBe(4)
  })
})

test('a number of titles that is out of range is refused', async () => {
  await expect(generateImdbFiles({ titles: 5, directory: root })).rejects.toThrow(RangeError)
})
