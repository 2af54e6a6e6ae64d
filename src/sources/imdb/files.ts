/** The seven files that IMDb publishes, each as `.tsv` or `.tsv.gz`, in one folder. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FileBytes } from '../file-bytes.ts'
import { ImportRefusal } from '../source.ts'

/** The columns as the header row names them. */
export const imdbColumns = {
  'title.basics': [
    'tconst',
    'titleType',
    'primaryTitle',
    'originalTitle',
    'isAdult',
    'startYear',
    'endYear',
    'runtimeMinutes',
    'genres',
  ],
  'title.akas': [
    'titleId',
    'ordering',
    'title',
    'region',
    'language',
    'types',
    'attributes',
    'isOriginalTitle',
  ],
  'title.crew': ['tconst', 'directors', 'writers'],
  'title.episode': ['tconst', 'parentTconst', 'seasonNumber', 'episodeNumber'],
  'title.principals': ['tconst', 'ordering', 'nconst', 'category', 'job', 'characters'],
  'title.ratings': ['tconst', 'averageRating', 'numVotes'],
  'name.basics': ['nconst', 'primaryName', 'birthYear', 'deathYear', 'primaryProfession', 'knownForTitles'],
} as const

export type Table = keyof typeof imdbColumns
export const tables = Object.keys(imdbColumns) as readonly Table[]

export type ImdbFile = { readonly table: Table; readonly name: string; readonly bytes: FileBytes }
export type ImdbFiles = Readonly<Partial<Record<Table, ImdbFile>>> & { readonly 'title.basics': ImdbFile }

/** Throws {@link ImportRefusal} where the folder has no title.basics, or a file in both forms. */
export async function findFiles(folder: string): Promise<ImdbFiles> {
  const names = new Set(await namesIn(folder))
  const found: Partial<Record<Table, ImdbFile>> = {}
  for (const table of tables) {
    const [plain, packed] = [`${table}.tsv`, `${table}.tsv.gz`]
    if (names.has(plain) && names.has(packed)) {
      throw new ImportRefusal(`The folder ${folder} holds both ${plain} and ${packed}; take one of them away`)
    }
    const name = names.has(plain) ? plain : packed
    if (names.has(name)) found[table] = { table, name, bytes: await FileBytes.open(join(folder, name)) }
  }
  const basics = found['title.basics']
  if (!basics)
    throw new ImportRefusal(`The folder ${folder} holds neither title.basics.tsv nor title.basics.tsv.gz`)
  return { ...found, 'title.basics': basics }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    throw new ImportRefusal(`There is no folder ${folder}; give the one that holds the IMDb files`)
  }
}
