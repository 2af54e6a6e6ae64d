/** Small IMDb files written for a test, as rows of fields. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { imdbColumns, type Table } from '../../src/sources/imdb/files.ts'

export type ImdbRows = Readonly<Partial<Record<Table, readonly string[] | undefined>>>

export type FileForm = { readonly isPacked?: boolean; readonly header?: Partial<Record<Table, string>> }

/** Rows are written with a space-padded `|` between their fields, to be read easily. */
export function writeImdbFiles(rows: ImdbRows, form: FileForm = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'titlecard-imdb-'))
  for (const [table, lines] of Object.entries(rows) as [Table, readonly string[] | undefined][]) {
    if (!lines) continue
    const header = form.header?.[table] ?? imdbColumns[table].join('\t')
    const text = [header, ...lines.map((line) => line.replaceAll(' | ', '\t')), ''].join('\n')
    const bytes = Buffer.from(text, 'utf8')
    if (form.isPacked === true) writeFileSync(join(folder, `${table}.tsv.gz`), gzipSync(bytes))
    else writeFileSync(join(folder, `${table}.tsv`), bytes)
  }
  return folder
}

/** Every quirk that the real files are known for. */
export const quirks = {
  'title.basics': [
    'tt0000001 | movie | "Swing it" magistern | "Swing it" magistern | 0 | 1940 | \\N | 92 | Comedy,Music',
    'tt0000001 | movie | "Swing it" magistern | "Swing it" magistern | 0 | 1940 | \\N | 92 | Comedy,Music',
    'tt0000002 | tvSeries |  Amélie  et  Zoe\u0301  | Amélie et Zoé | 1 | 2001 | 2003 | 0 | Drama,\\N',
    'tt0000003 | tvEpisode | Episode #1.1 | Episode #1.1 | 0 | \\N | \\N | \\N | \\N',
    'tt0000004 | newKind | Back\\slash and <script>alert(1)</script> | 七人の侍 | \\N | 1954 | \\N | 207 | Drama',
    'tt0000005 | movie | Kinder des Olymp | Les Enfants du paradis | 0 | 1945 | \\N | 190 | Drama',
    'tt1000000 | short | Seven digits | Seven digits | 0 | 2020 | \\N | 5 | Short',
    'tt10000000 | short | Eight digits | Eight digits | 0 | 2021 | \\N | 6 | Short',
    'tt100000000 | short | Nine digits | Nine digits | 0 | 2022 | \\N | 7 | Short',
    'tt1000001 | short | Seven again | Seven again | 0 | 2020 | \\N | 5 | Short',
  ],
  'title.akas': [
    'tt0000000 | 1 | Of nobody | \\N | \\N | \\N | \\N | 0',
    'tt0000001 | 1 | "Swing it" magistern | \\N | \\N | original | \\N | 1',
    'tt0000001 | 2 | "Swing it," Teacher! | XWW | en | imdbDisplay\x02tv | literal title\x02informal title | 0',
    'tt0000001 | 3 | "Swing it," Teacher! | XWW | en | imdbDisplay\x02tv | literal title\x02informal title | 0',
    'tt0000001 | 4 | Мастер свинга | SUHH | qbn | \\N\x02working | \\N | 0',
    'tt0000001 | 5 | Мастер свинга | XYU | \\N | newKindOfName | \\N | 0',
    'tt0000005 | 1 | Les Enfants du paradis | \\N | fr | original | \\N | 1',
    'tt0000005 | 2 | ילדי גן העדן | IL | he | imdbDisplay | \\N | 0',
  ],
  'title.crew': [
    'tt0000001 | nm0000001 | nm0000001,nm0000002',
    'tt0000004 | \\N | nm9999999',
    'tt0000005 | nm0000003,\\N | \\N',
  ],
  'title.episode': [
    'tt0000003 | tt0000002 | 1 | 1',
    'tt0000003 | tt0000002 | 1 | 2',
    'tt0000004 | tt0000077 | \\N | \\N',
  ],
  'title.principals': [
    'tt0000001 | 1 | nm0000001 | actor | \\N | ["Master \\"Swing\\" Olsson","Self"]',
    'tt0000001 | 2 | nm0000001 | director | \\N | \\N',
    'tt0000001 | 3 | nm0000002 | actress | \\N | ["Inga"]',
    'tt0000001 | 4 | nm0000002 | actress | \\N | ["Inga"]',
    'tt0000001 | 5 | nm0000002 | actress | \\N | ["A guest"]',
    'tt0000001 | 6 | nm7777777 | actor | \\N | ["Nobody"]',
    'tt0000001 | 7 | nm0000003 | composer | musik | \\N',
    'tt0000002 | 1 | nm0000002 | self | \\N | not json',
    'tt0000002 | 2 | nm10000000 | newCategory | \\N | [" Untidy  name "]',
    'tt0000099 | 1 | nm0000001 | actor | \\N | \\N',
  ],
  'title.ratings': ['tt0000001 | 7.0 | 1023', 'tt0000001 | 7.1 | 1024', 'tt0000002 | 8.6 | 5'],
  'name.basics': [
    'nm0000001 | Schamyl Bauman | 1893 | 1966 | director,writer,\\N | tt0000001,tt0000002',
    'nm0000002 | "Alice" Babs | 1924 | \\N | \\N | \\N',
    'nm0000002 | "Alice" Babs | 1924 | \\N | \\N | \\N',
    'nm0000003 | زياد الرحباني | \\N | \\N | composer | \\N',
    'nm1000000 | Seven Digits | 43 | \\N | \\N | \\N',
    'nm10000000 | Eight Digits | \\N | \\N | \\N | \\N',
    'nm1000001 | Seven Again | \\N | \\N | \\N | \\N',
  ],
} as const satisfies ImdbRows
