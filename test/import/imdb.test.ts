import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/catalogue/canonical.ts'
import { derive, nameHash } from '../../src/catalogue/derive.ts'
import { idOf, kindOf } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { RecordBytes } from '../../src/catalogue/record-bytes.ts'
import { textOf } from '../../src/catalogue/text-bytes.ts'
import { faultsIn } from '../../src/catalogue/validate.ts'
import { imdbSource } from '../../src/sources/imdb/imdb.ts'
import type { Item, Refused } from '../../src/sources/source.ts'
import { quirks, writeImdbFiles, type ImdbRows } from './imdb-files.ts'

type Read = {
  readonly documents: Readonly<Record<string, unknown>>
  readonly refused: readonly Refused[]
  readonly setAside: Readonly<Record<string, number>>
  readonly notes: readonly string[]
  readonly items: readonly Item[]
}

async function read(rows: ImdbRows | string): Promise<Read> {
  const folder = typeof rows === 'string' ? rows : writeImdbFiles(rows)
  const opened = await imdbSource.open(folder)
  const items: Item[] = []
  for await (const batch of opened.items()) items.push(...batch)
  rmSync(folder, { recursive: true })
  return {
    items,
    documents: Object.fromEntries(
      items.flatMap((item) => ('text' in item ? [[item.id, JSON.parse(item.text)]] : [])),
    ),
    refused: items.flatMap((item) => ('refused' in item ? [item.refused] : [])),
    setAside: Object.fromEntries(Object.entries(opened.setAside?.() ?? {}).filter(([, count]) => count > 0)),
    notes: opened.notes?.() ?? [],
  }
}

/** A record in bytes as strings and rows. */
function written(record: RecordBytes): unknown {
  const { type, year = null, endYear = null, series = null, season = null, number = null } = record
  const { names, credits } = record
  return {
    id: idOf(record.key),
    text: textOf(record.document),
    summary: {
      type,
      name: textOf(record.name),
      originalName: record.originalName ? textOf(record.originalName) : null,
      ...{ year, endYear, series, season, number },
    },
    popularity: record.popularity,
    searchNames: textOf(names.text)
      .split(' | ')
      .filter((name) => name !== ''),
    hashes: Array.from({ length: names.count }, (_, at) => names.hash(at)),
    facets: [...record.facets],
    credits: Array.from({ length: credits.count }, (_, at) => {
      const detail = textOf(credits.detail(at))
      return {
        person: credits.person(at),
        category: credits.category(at),
        item: textOf(credits.item(at)),
        detail: detail === '' ? null : `{${detail}}`,
      }
    }),
  }
}

const title = (id: string, name = 'A film') =>
  `${id} | movie | ${name} | ${name} | 0 | 1999 | \\N | 90 | Drama`

describe('reading the IMDb files', () => {
  test('every document is its own canonical text, is valid, and comes with what follows from it', async () => {
    const { items } = await read(quirks)
    for (const item of items) {
      if (!('text' in item)) throw new Error('a row was refused')
      const document = JSON.parse(item.text) as Document
      expect(faultsIn(kindOf(item.id), document), item.text).toEqual([])
      expect(canonicalJson(kindOf(item.id), document)).toBe(item.text)
    }
  })

  test('records in bytes say what the documents say, and what follows from them', async () => {
    const { items } = await read(quirks)
    const folder = writeImdbFiles(quirks)
    const records: unknown[] = []
    const refused = (await imdbSource.open(folder)).records?.((record) => records.push(written(record)))
    for await (const rows of refused ?? []) expect(rows).toEqual([])
    rmSync(folder, { recursive: true })
    expect(records).toEqual(
      items.map((item) => {
        if (!('text' in item)) throw new Error('a row was refused')
        const { summary, popularity, searchNames, facets, credits } = derive(
          item.id,
          JSON.parse(item.text) as Document,
        )
        const hashes = searchNames.map(nameHash)
        return { id: item.id, text: item.text, summary, popularity, searchNames, hashes, facets, credits }
      }),
    )
  })

  test('a title is put together from the six files that tell of it', async () => {
    const { documents } = await read(quirks)
    expect(documents['tt0000001']).toMatchObject({
      type: 'movie',
      name: '"Swing it" magistern',
      otherNames: [
        {
          name: '"Swing it," Teacher!',
          region: 'XWW',
          language: 'en',
          kinds: ['imdbDisplay', 'tv'],
          attributes: ['literal title', 'informal title'],
        },
        { name: 'Мастер свинга', region: 'SUHH', language: 'qbn', kinds: ['working'] },
        { name: 'Мастер свинга', region: 'XYU', kinds: ['newKindOfName'] },
      ],
      year: 1940,
      runtimes: [{ minutes: 92 }],
      genres: ['Comedy', 'Music'],
      credits: [
        {
          person: 'nm0000001',
          category: 'actor',
          position: 1,
          characters: ['Master "Swing" Olsson', 'Self'],
        },
        { person: 'nm0000001', category: 'director', position: 2 },
        { person: 'nm0000002', category: 'actress', position: 3, characters: ['Inga'] },
        { person: 'nm0000002', category: 'actress', position: 5, characters: ['A guest'] },
        { person: 'nm0000003', category: 'composer', position: 7, wording: 'musik' },
        { person: 'nm0000001', category: 'writer' },
        { person: 'nm0000002', category: 'writer' },
      ],
      ratings: [{ source: 'IMDb', average: 7, votes: 1023 }],
    })
    expect(documents['tt0000002']).toMatchObject({
      name: 'Amélie et Zoé',
      year: 2001,
      endYear: 2003,
      adult: true,
      genres: ['Drama'],
      credits: [
        { person: 'nm0000002', category: 'self' },
        { person: 'nm10000000', characters: ['Untidy name'] },
      ],
    })
    expect(documents['tt0000002']).not.toHaveProperty('runtimes')
    expect(documents['tt0000002']).not.toHaveProperty('originalName')
    expect(documents['tt0000003']).toEqual({
      type: 'tvEpisode',
      name: 'Episode #1.1',
      episode: { series: 'tt0000002', season: 1, number: 1 },
    })
    expect(documents['tt0000004']).not.toHaveProperty('episode')
    expect(documents['tt0000005']).toMatchObject({
      name: 'Kinder des Olymp',
      originalName: 'Les Enfants du paradis',
      originalLanguage: 'fr',
    })
    expect(documents['nm0000001']).toEqual({
      name: 'Schamyl Bauman',
      birth: { date: '1893' },
      death: { date: '1966' },
      professions: ['director', 'writer'],
    })
    expect(documents['nm1000000']).toMatchObject({ birth: { date: '0043' } })
  })

  test('what the files say twice, or of nobody, is counted apart and is no bad row', async () => {
    const { refused, setAside } = await read(quirks)
    expect(refused).toEqual([])
    expect(setAside).toEqual({
      'rows that say what another row said': 6,
      'rows about titles that are not in title.basics': 2,
      'credits of people who are not in name.basics': 2,
      'episodes of series that are not in title.basics': 1,
      'lists of characters that are no JSON': 1,
    })
  })

  test('packed files say the same, and so do files in the order of their numbers', async () => {
    const plain = await read(quirks)
    const packed = await read(writeImdbFiles(quirks, { isPacked: true }))
    const byNumber = (rows: readonly string[]) => [...rows].sort((a, b) => numberOf(a) - numberOf(b))
    const numeric = await read(
      Object.fromEntries(Object.entries(quirks).map(([table, rows]) => [table, byNumber(rows)])) as ImdbRows,
    )
    expect(packed.documents).toEqual(plain.documents)
    expect(numeric.documents).toEqual(plain.documents)
    expect(numeric.setAside).toEqual(plain.setAside)
  })

  test('any subset with title.basics will do; without name.basics no credits are kept, and that is said', async () => {
    const { documents, notes } = await read({ ...quirks, 'name.basics': undefined })
    expect(documents['tt0000001']).not.toHaveProperty('credits')
    expect(notes[0]).toMatch(/no credits/)
    expect((await read({ 'title.basics': [title('tt0000001')] })).documents).toHaveProperty('tt0000001')
    await expect(read({ 'title.crew': [] })).rejects.toThrow(/neither title.basics.tsv nor/)
  })

  test('a bad row is set aside alone, with its file, line and reason', async () => {
    const { documents, refused } = await read({
      'title.basics': [
        title('tt0000001'),
        'tt0000002 | movie | Shifted | Shifted | Shifted | 0 | 1999 | \\N | 90 | Drama',
        'tt0000003 | movie | Shifted | Shifted | 2019 | \\N | \\N | Reality-TV | \\N',
        'tt0000004 | movie | Too few',
        'nonsense | movie | No id | No id | 0 | 1999 | \\N | 90 | Drama',
        title('tt0000005', 'A bell \u0007 rings'),
        title('tt0000006', 'Turned \u202e round'),
        title('tt0000007', '\\N'),
        title('tt0000008', '  '),
        title('tt0000009').replace('1999', '1066'),
        title('tt0000010', 'A break \u2028 in it'),
        title('tt0000011', 'n'.repeat(1001)),
        title('tt0000012'),
      ],
      'title.ratings': ['tt0000001 | 11.5 | 10', 'tt0000012 | 5.5 | ten'],
      'title.principals': [
        'tt0000001 | 1 | nm1 | actor | \\N | \\N',
        'tt0000012 | 0 | nm0000001 | actor | \\N | \\N',
      ],
      'name.basics': ['nm0000001 | Born late | 19x4 | \\N | \\N | \\N'],
    })
    expect(Object.keys(documents)).toEqual(['tt0000001', 'tt0000012'])
    expect(refused).toHaveLength(16)
    expect(refused).toContainEqual({
      file: 'title.basics.tsv',
      line: 3,
      reason: 'The row has 10 fields, not 9',
    })
    expect(refused.map(({ file, line }) => `${file}:${line}`)).toContain('name.basics.tsv:2')
  })

  test('nothing refers to a series or a person whose own row was no good', async () => {
    const { documents } = await read({
      'title.basics': [
        'tt0000001 | tvEpisode | Pilot | Pilot | 0 | 1999 | \\N | 90 | Drama',
        'tt0000002 | tvSeries | Shifted | Shifted | 2019 | \\N | \\N | \\N | \\N',
      ],
      'title.episode': ['tt0000001 | tt0000002 | 1 | 1'],
      'title.principals': ['tt0000001 | 1 | nm0000001 | actor | \\N | \\N'],
      'name.basics': ['nm0000001 | \\N | \\N | \\N | \\N | \\N'],
    })
    expect(documents).toEqual({
      tt0000001: {
        type: 'tvEpisode',
        name: 'Pilot',
        year: 1999,
        runtimes: [{ id: 'imdb', minutes: 90 }],
        genres: ['Drama'],
      },
    })
  })

  test('a wrong header, an empty file and a file out of order refuse everything, with file and line', async () => {
    const header = { 'title.basics': 'tconst\ttitleType' }
    await expect(read(writeImdbFiles(quirks, { header }))).rejects.toThrow(
      /title.basics.tsv, line 1: The header is/,
    )
    const byteOrderMark = {
      'title.akas': `\ufeff${'titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle'}`,
    }
    await expect(read(writeImdbFiles(quirks, { header: byteOrderMark }))).rejects.toThrow(
      /title.akas.tsv, line 1/,
    )
    const empty = writeImdbFiles(quirks)
    truncateSync(join(empty, 'title.crew.tsv'))
    await expect(read(empty)).rejects.toThrow(/title.crew.tsv, line 1: The file is empty/)
    const mixed = [title('tt0000002'), title('tt0000001')]
    await expect(read({ 'title.basics': mixed })).rejects.toThrow(
      /title.basics.tsv, line 3: The rows are not sorted/,
    )
    const crew = ['tt0000005 | \\N | \\N', 'tt0000001 | \\N | \\N']
    await expect(read({ ...quirks, 'title.crew': crew })).rejects.toThrow(
      /title.crew.tsv, line 3: The rows are not sorted/,
    )
  })

  test('a damaged gzip refuses everything, wherever the damage is', async () => {
    const damage = async (change: (bytes: Buffer) => Buffer) => {
      const folder = writeImdbFiles(quirks, { isPacked: true })
      const file = join(folder, 'title.principals.tsv.gz')
      writeFileSync(file, change(readFileSync(file)))
      await expect(read(folder)).rejects.toThrow(
        /title.principals.tsv.gz, line \d+: the gzip data is damaged/,
      )
    }
    await damage((bytes) => bytes.subarray(0, bytes.length - 20))
    await damage((bytes) => {
      const changed = Buffer.from(bytes)
      changed[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
      return changed
    })
    await damage((bytes) => Buffer.concat([bytes, Buffer.from([0x1f, 0x8b, 9, 9, 9])]))
  })

  test('what is not UTF-8 refuses everything and is told by its line', async () => {
    const folder = writeImdbFiles(quirks)
    appendFileSync(
      join(folder, 'name.basics.tsv'),
      Buffer.from('nm2000000\t\xed\xa0\x80\t\\N\t\\N\t\\N\t\\N\n', 'latin1'),
    )
    await expect(read(folder)).rejects.toThrow(/name.basics.tsv, line 9: The row is not UTF-8/)
  })
})

function numberOf(row: string): number {
  return Number(row.slice(2, row.indexOf(' ')))
}
