import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isTitleId, kindOf } from '../../catalogue/ids.ts'
import type { Title } from '../../catalogue/title.ts'
import { faultsIn } from '../../catalogue/validate.ts'
import { genres } from '../../catalogue/vocabulary/genres.ts'
import { ImportRefusal, type OpenedSource, type Refused } from '../source.ts'
import { omdbOrgSource } from './omdb-org.ts'
import { isPlainSeasonName, seasonNumber } from './seasons.ts'

const fixture = join(import.meta.dirname, 'fixture')

type Read = { opened: OpenedSource; titles: Map<string, Title>; refused: Refused[] }

async function read(folder: string): Promise<Read> {
  const opened = await omdbOrgSource.open(folder)
  const titles = new Map<string, Title>()
  const refused: Refused[] = []
  for await (const items of opened.items()) {
    for (const item of items) {
      if ('refused' in item) refused.push(item.refused)
      else if ('record' in item && 'document' in item.record)
        titles.set(item.record.id, item.record.document as Title)
    }
  }
  return { opened, titles, refused }
}

let all: Read
beforeAll(async () => {
  all = await read(fixture)
})

function title(id: number): Title {
  const found = all.titles.get(`tt${600_000_000 + id}`)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

describe('the dump of omdb.org', () => {
  test('gives a valid title for each film, series and episode, by id, and refuses nothing', () => {
    expect([...all.titles.keys()].map((id) => Number(id.slice(2)) - 600_000_000)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 10, 11, 40, 41, 42, 43, 44, 45, 46, 47,
    ])
    for (const document of all.titles.values()) expect(faultsIn('title', document)).toEqual([])
    expect(all.refused).toEqual([])
  })

  test('says its licence, how far it has come, and what it could not use', () => {
    expect(all.opened.source).toMatchObject({ id: 'omdb-org', licence: 'CC BY 2.0 DE' })
    const { rows, bytes, bytesInAll } = all.opened.reading()
    expect({ rows, isDone: bytes === bytesInAll }).toEqual({ rows: 83, isDone: true })
    expect(all.opened.rowsByFile?.()).toMatchObject({ 'all_movies.csv': 7, 'movie_references.csv': 12 })
    expect(all.opened.setAside?.()).toEqual({
      'abstracts that are empty': 1,
      'countries that are not known': 1,
      'dates that are no day of the calendar': 1,
      'episodes and seasons whose series or season is missing': 2,
      'home pages that are no address': 1,
      'references of collections, or to what is missing': 2,
      'rows about collections, which are no titles': 2,
      'trailers that are no address': 2,
      'votes on seasons': 1,
    })
  })

  test('quotes behind a backslash and line breaks within a field are read as they are meant', () => {
    expect(title(1).name).toBe('The "Red" Door')
    expect(title(1).summaries).toMatchObject([
      { text: 'A door,\nand what is "behind" it.', language: 'en', author: 'omdb.org' },
      { text: 'Une porte.\nRouge.', language: 'fr', author: 'omdb.org' },
    ])
    expect(title(3).name).toBe('La porte rouge')
  })

  test('a zero is not known, and money is in US dollars', () => {
    expect(title(1)).toMatchObject({
      runtimes: [{ minutes: 94 }],
      budget: { amount: '250000', currency: 'USD' },
    })
    expect(title(1).grosses).toBeUndefined()
    expect(title(2)).toMatchObject({ grosses: [{ area: 'WORLDWIDE', amount: '1200000', currency: 'USD' }] })
    expect(title(2)).not.toHaveProperty('runtimes')
    expect(title(2)).not.toHaveProperty('budget')
    expect(title(3)).toMatchObject({ budget: { amount: '1' }, grosses: [{ amount: '2' }] })
  })

  test('a day is a release, January 1st only a year, and a series is as old as its first episode', () => {
    expect(title(1)).toMatchObject({ releases: [{ date: '1957-03-09' }] })
    expect(title(2)).toMatchObject({ year: 1959 })
    expect(title(2)).not.toHaveProperty('releases')
    expect(title(5)).not.toHaveProperty('releases')
    expect(title(10)).toMatchObject({ type: 'tvSeries', year: 1971 })
    expect(title(11)).not.toHaveProperty('year')
  })

  test('categories are types, genres, and else keywords by their English names', () => {
    expect(title(1)).toMatchObject({
      type: 'movie',
      genres: ['Drama', 'Horror'],
      keywords: ['Slasher Film', 'Leuchtturm'],
    })
    expect(title(4)).toMatchObject({
      type: 'short',
      genres: ['Horror', 'Comedy'],
      keywords: ['Horror comedy'],
    })
    expect([title(5).type, title(6).type]).toEqual(['tvMovie', 'video'])
    expect(title(10).keywords).toEqual(['Leuchtturm'])
    for (const genre of [...all.titles.values()].flatMap((one) => one.genres ?? []))
      expect(genres.has(genre)).toBe(true)
  })

  test('episodes have the number of their season and of their day', () => {
    const places = [40, 41, 42, 43, 44, 45, 46, 47].map((id) => title(id).episode)
    const series = 'tt600000010'
    expect(places).toEqual([
      { series, season: 1, number: 2 },
      { series, season: 1, number: 1 },
      { series, season: 2, number: 1 },
      { series, season: 3, number: 1 },
      { series, season: 3, number: 2 },
      { series },
      undefined,
      { series: 'tt600000011', season: 2, number: 1 },
    ])
  })

  test('what a season is called, and what is said of it, belongs to its series', () => {
    expect(title(10).otherNames).toMatchObject([
      { name: 'Season 3 - The Storm', attributes: ['third season title'] },
    ])
    expect(title(11).otherNames).toMatchObject([
      { name: 'The Mainland', attributes: ['first season title'] },
      { name: 'The Island', attributes: ['second season title'] },
    ])
    expect(title(10).summaries).toMatchObject([{ text: 'Season 1: It begins.' }])
    expect(title(10).languages).toEqual(['cy'])
  })

  test('references are connections of their kind, once each, and never to the title itself', () => {
    const connections = (id: number) =>
      title(id).connections?.map(({ kind, title: to, note }) => [kind, to, note])
    expect(connections(1)).toBeUndefined()
    expect(connections(3)).toEqual([
      ['remake_of', 'tt600000001', undefined],
      ['same_franchise', 'tt600000002', 'Red Door'],
      ['same_franchise', 'tt600000004', 'Red Door'],
      ['same_franchise', 'tt600000010', 'Red Door'],
    ])
    expect(connections(4)).toEqual([
      ['spoofs', 'tt600000001', undefined],
      ['references', 'tt600000002', undefined],
      ['same_franchise', 'tt600000002', 'Red Door'],
      ['same_franchise', 'tt600000010', 'Red Door'],
    ])
    expect(connections(42)).toEqual([
      ['references', 'tt600000001', 'homage'],
      ['references', 'tt600000002', 'influence'],
      ['references', 'tt600000003', undefined],
    ])
    expect(connections(10)).toEqual([
      ['references', 'tt600000001', 'Season 3 - The Storm'],
      ['same_franchise', 'tt600000002', 'Red Door'],
      ['spin_off_from', 'tt600000002', undefined],
    ])
    expect(connections(6)).toEqual([['same_franchise', 'tt600000010', undefined]])
  })

  test('countries that are no more keep their own codes, and silence is a language', () => {
    expect(title(1).countries).toEqual(['DDDE', 'GB'])
    expect([title(2).countries, title(3).countries, title(4).countries]).toEqual([
      ['CSHH'],
      undefined,
      ['CSHH'],
    ])
    expect([title(3).languages, title(4).languages]).toEqual([undefined, ['zxx']])
  })

  test('trailers and home pages are links, votes a rating, and the number of omdb.org an external id', () => {
    expect(title(1)).toMatchObject({
      links: [
        { kind: 'official', url: 'http://www.red-door.example' },
        { kind: 'trailer', url: 'https://www.youtube.com/watch?v=AbCdEfGh_-1', language: 'en' },
      ],
      ratings: [{ source: 'omdb.org', average: 7.8, votes: 12 }],
      externalIds: [{ scheme: 'omdb', value: '1' }],
    })
    expect(title(3).links).toMatchObject([
      { kind: 'official' },
      { url: 'https://vimeo.com/12345678', language: 'fr' },
    ])
    expect(title(4)).not.toHaveProperty('links')
    expect(title(2)).not.toHaveProperty('ratings')
  })

  test('comes out the same each time', async () => {
    expect(JSON.stringify([...(await read(fixture)).titles])).toBe(JSON.stringify([...all.titles]))
  })
})

describe('a dump that is no good', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'titlecard-omdb-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const withFile = (file: string, contents: string | Buffer): Promise<Read> => {
    cpSync(fixture, folder, { recursive: true })
    writeFileSync(join(folder, file), contents)
    return read(folder)
  }

  test.each([
    ['with another header', '"id","title"\n"1","x"\n', 1],
    ['with no header', '', 1],
    ['with a quote that is never closed', '"movie_id","country_code"\n"1","GB"\n"2","F\n', 3],
    ['with a quote in the middle', '"movie_id","country_code"\n"1","GB"x\n', 2],
    [
      'that is not UTF-8',
      Buffer.from([...Buffer.from('"movie_id","country_code"\n"1","'), 0xe9, 0x22, 0x0a]),
      2,
    ],
  ])('%s is refused whole, with file and line', async (_, contents, line) => {
    const error = await withFile('movie_countries.csv', contents).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ImportRefusal)
    expect((error as ImportRefusal).place).toEqual({
      file: 'movie_countries.csv',
      line: expect.any(Number) as number,
    })
    expect((error as ImportRefusal).place?.line).toBeGreaterThanOrEqual(line)
  })

  test('because files are missing is refused by their names', async () => {
    await expect(read(mkdtempSync(join(folder, 'empty-')))).rejects.toThrow('holds no all_movies.csv')
    await expect(read(join(folder, 'absent'))).rejects.toThrow('is no folder')
  })

  test('in single rows has those set aside, with their places', async () => {
    const rows = [
      '"id","name","parent_id","date"',
      '"1","One",\\N,\\N',
      '"1","Again",\\N,\\N',
      '"0","Nil",\\N,\\N',
    ]
    const more = [
      '"8","Two\nlines",\\N',
      '"9","",\\N,\\N',
      '"900000000","Far",\\N,\\N',
      '"10","A series",\\N,\\N',
    ]
    const { refused, titles } = await withFile('all_movies.csv', [...rows, ...more].join('\n'))
    expect(refused.filter(({ file }) => file === 'all_movies.csv').map(({ line }) => line)).toEqual([
      5, 3, 4, 7, 8,
    ])
    expect(refused.find(({ file }) => file === 'all_series.csv')).toMatchObject({ line: 2 })
    expect(titles.get('tt600000001')?.name).toBe('One')
  })
})

test('the number of a season is in its name, in any of the languages that the dump has', () => {
  const names = [
    'Season 4 - Fourth Doctor',
    '2. Staffel',
    'Säsong 03',
    'Season Two',
    'Erste Staffel',
    '7',
    'Specials',
    'Pilot',
  ]
  expect(names.map(seasonNumber)).toEqual([4, 2, 3, 2, 1, 7, 0, undefined])
  expect(['Staffel 1 (1/2)', 'Series 2005', 'The 2nd Season', 'Vol. 3'].map(seasonNumber)).toEqual([
    1,
    undefined,
    2,
    3,
  ])
  expect(['Season 4', '2. Staffel', 'Season Two', 'Erste Staffel', '7'].every(isPlainSeasonName)).toBe(true)
  expect(['Season 4 - Fourth Doctor', 'Pilot'].some(isPlainSeasonName)).toBe(false)
})

const beside = resolve(import.meta.dirname, '../../../../shared/data/omdb-org')
const real = process.env['TITLECARD_OMDB_ORG'] ?? beside

test.skipIf(!existsSync(real))(
  'the dump of December 2019 is read whole (skipped where TITLECARD_OMDB_ORG names no folder)',
  async () => {
    const { titles, refused } = await read(real)
    expect(refused).toEqual([])
    const types: Record<string, number> = {}
    for (const [id, { type, episode, connections = [] }] of titles) {
      types[type] = (types[type] ?? 0) + 1
      if (!isTitleId(id) || kindOf(id) !== 'title') throw new Error(id)
      const named = [
        ...connections.map((connection) => connection.title),
        ...(episode ? [episode.series] : []),
      ]
      for (const other of named)
        if (!titles.has(other) || other === id) throw new Error(`${id} names ${other}`)
    }
    expect(types).toMatchObject({ tvSeries: 2966, tvEpisode: 69_435 })
    expect(titles.size).toBe(45_860 + 2966 + 69_435)
  },
)
