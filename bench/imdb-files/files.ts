import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { imdbColumns } from '../../src/sources/imdb/files.ts'
import { Cast } from './cast.ts'
import { layOut } from './layout.ts'
import { addName } from './name-rows.ts'
import { Random } from './random.ts'
import { seriesProfiles } from './series.ts'
import { TableFile } from './table-file.ts'
import { addTitle } from './title-rows.ts'
import { titleWriters } from './titles.ts'

export type ImdbFileName = keyof typeof imdbColumns

export interface ImdbFilesWanted {
  /** Rows of title.basics, from 100 to 40 million; all else is in proportion. */
  readonly titles: number
  readonly directory: string
  readonly seed?: number
  /** Writes `.tsv.gz` files instead of `.tsv` files. */
  readonly gzip?: boolean
}

const namesPerTitle = 15 / 12.7

/**
 * Writes the seven IMDb files with invented data, the same for the same seed and number of titles.
 * Tells the rows of each file, headers not counted. Throws a RangeError when the number of titles is out of
 * range.
 */
export async function generateImdbFiles({
  titles,
  directory,
  seed = 1,
  gzip = false,
}: ImdbFilesWanted): Promise<{ rows: Record<ImdbFileName, number> }> {
  if (!Number.isInteger(titles) || titles < 100 || titles > 40_000_000) {
    throw new RangeError(`The number of titles must be from 100 to 40,000,000, not ${titles}`)
  }
  await mkdir(directory, { recursive: true })
  const open = (name: ImdbFileName): TableFile =>
    new TableFile(join(directory, `${name}.tsv`), imdbColumns[name].join('\t'), gzip)
  const tables = {
    basics: open('title.basics'),
    akas: open('title.akas'),
    crew: open('title.crew'),
    episode: open('title.episode'),
    principals: open('title.principals'),
    ratings: open('title.ratings'),
  }
  const names = open('name.basics')
  const files = [...Object.values(tables), names]
  const layout = layOut(titles, seed)
  const cast = new Cast(Math.round(titles * namesPerTitle), seed)
  const random = new Random(seed)
  const rows = {
    seed,
    random,
    layout,
    cast,
    series: seriesProfiles(layout, cast, seed),
    writers: titleWriters(),
    tables,
  }
  for (const title of layout.ids.inTextOrder()) {
    addTitle(rows, title)
    await keepPace(files)
  }
  for (const person of cast.ids.inTextOrder()) {
    addName(names, random, layout, cast, seed, person)
    await keepPace(files)
  }
  await Promise.all(files.map((file) => file.close()))
  return {
    rows: {
      'title.basics': tables.basics.rows,
      'title.akas': tables.akas.rows,
      'title.crew': tables.crew.rows,
      'title.episode': tables.episode.rows,
      'title.principals': tables.principals.rows,
      'title.ratings': tables.ratings.rows,
      'name.basics': names.rows,
    },
  }
}

async function keepPace(files: readonly TableFile[]): Promise<void> {
  for (const file of files) {
    if (file.isBehind) await file.drain()
  }
}
