/** omdb.org's categories as our genres, types of title and keywords. */
import { tidyName } from '../../catalogue/text.ts'
import type { Dump } from './dump.ts'

/** A category that is one of our genres, and says nothing more than it. */
const sameAsGenre: Readonly<Record<number, string>> = {
  12: 'Adventure',
  14: 'Fantasy',
  16: 'Animation',
  17: 'Family',
  18: 'Drama',
  22: 'Musical',
  27: 'Horror',
  28: 'Action',
  31: 'War',
  33: 'Romance',
  35: 'Comedy',
  36: 'History',
  37: 'Western',
  53: 'Thriller',
  80: 'Crime',
  99: 'Documentary',
  644: 'Film-Noir',
  878: 'Sci-Fi',
  2890: 'Biography',
  3113: 'Reality-TV',
  10107: 'Sport',
  14452: 'Musical',
}

/** A category that is a kind of several of our genres, or of one that it does not stand under. */
const kindOfGenre: Readonly<Record<number, readonly string[]>> = {
  19: ['Romance', 'Drama'],
  79: ['Mystery', 'Thriller'],
  122: ['Comedy', 'Drama'],
  126: ['Romance', 'Comedy'],
  210: ['Biography'],
  1125: ['Crime', 'Comedy'],
  3110: ['Adult'],
  10105: ['Family', 'Comedy'],
  14453: ['Music'],
  16304: ['Horror', 'Comedy'],
  17126: ['Crime', 'Comedy'],
  18385: ['Action', 'Comedy'],
  18606: ['Comedy', 'Drama'],
}

/** A category that says what type of title a film is; of several, the first here counts. */
const typeOf: ReadonlyMap<number, string> = new Map([
  [3167, 'tvMovie'],
  [3166, 'video'],
  [1122, 'short'],
])

export type Sorted = {
  readonly type: string | undefined
  readonly genres: string[]
  readonly keywords: string[]
}

/** In the order of the categories' ids, each genre and keyword once. */
export function sortCategories(dump: Dump, ids: readonly number[]): Sorted {
  const genres = new Set<string>()
  const keywords = new Set<string>()
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const same = sameAsGenre[id]
    if (same !== undefined) genres.add(same)
    for (const genre of genresAbove(dump, id)) genres.add(genre)
    const name = same === undefined && !typeOf.has(id) ? englishName(dump, id) : undefined
    if (name !== undefined) keywords.add(name)
  }
  const type = [...typeOf.keys()].find((id) => ids.includes(id))
  return {
    type: type === undefined ? undefined : typeOf.get(type),
    genres: [...genres],
    keywords: [...keywords],
  }
}

/**
 * The genres of a category itself, or of the nearest one above it that has any: `Slasher` stands under
 * `Horror`.
 */
function genresAbove({ categoryParents }: Dump, id: number): readonly string[] {
  let at: number | undefined = id
  for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
    const same: string | undefined = sameAsGenre[at]
    const genres: readonly string[] | undefined = same === undefined ? kindOfGenre[at] : [same]
    if (genres) return genres
    at = categoryParents.get(at)
  }
  return []
}

/**
 * Of several names marked as English, the first that is not the German one as well; else any name there is.
 */
function englishName({ categoryNames }: Dump, id: number): string | undefined {
  const names = categoryNames.get(id) ?? []
  const german = new Set(names.filter(({ language }) => language === 'de').map(({ name }) => name))
  const english = names.filter(({ language }) => language === 'en')
  const chosen = english.find(({ name }) => !german.has(name)) ?? english[0] ?? names[0]
  return chosen && tidyName(chosen.name)
}
