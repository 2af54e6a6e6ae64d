/**
 * The JSON files that Trakt gives its members, alone or in its zip: arrays of items with a `type` and, under that
 * name, a movie, show, season or episode with its `ids`; `rating` and `rated_at`, `watched_at`, or `listed_at` say
 * what the file is. Ratings are whole, 1 to 10. Moments are in UTC; their days are taken as they stand.
 */
import { basename } from 'node:path/posix'
import { isTitleId } from '../../catalogue/ids.ts'
import { BadCell, daysIn, halvesIn, yearIn } from './cells.ts'
import { UnreadFile, type UnreadRow } from './brought.ts'
import type { BroughtEntry, BroughtKind, BroughtTitle, FileRead } from './brought.ts'

type Item = Readonly<Record<string, unknown>>

/** Throws {@link UnreadFile} for what is no JSON, with the line where V8 tells it, else line 1; `undefined` for files of the zip that hold nothing to take. */
export function readTrakt(file: string, text: string): FileRead | undefined {
  const items = parsed(file, text)
  if (!Array.isArray(items)) return undefined
  const kind = kindOf(file, items.find(isItem))
  if (kind === undefined) return undefined
  const entries: BroughtEntry[] = []
  const refused: UnreadRow[] = []
  for (const [at, item] of items.entries()) {
    const place = { file, line: at + 1 }
    try {
      entries.push({ place, ...entryOf(item) })
    } catch (error) {
      if (!(error instanceof BadCell)) throw error
      refused.push({ ...place, because: error.because })
    }
  }
  const name = /^lists-list-(?:\d+-)?(.+)\.json$/.exec(basename(file))?.[1] ?? basename(file, '.json')
  return { lists: [{ kind, file, ...(kind === 'list' ? { name } : {}), entries }], refused }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
    throw new UnreadFile({ file, line }, ['noJson'], message)
  }
}

function kindOf(file: string, item: Item | undefined): BroughtKind | undefined {
  if (item === undefined || !['movie', 'show', 'season', 'episode'].some((type) => isItem(item[type])))
    return undefined
  if ('rated_at' in item) return 'ratings'
  if ('watched_at' in item) return 'diary'
  if ('last_watched_at' in item) return 'seen'
  if (!('listed_at' in item)) return undefined
  return /watchlist/.test(basename(file)) ? 'watchlist' : 'list'
}

function entryOf(item: unknown): Omit<BroughtEntry, 'place'> {
  if (!isItem(item)) throw new BadCell('noItem')
  const watched = item['watched_at'] ?? item['last_watched_at']
  return {
    ...titleOf(item),
    ...optional('halves', item['rating'], (value) => halvesIn('rating', textOf('rating', value), 1)),
    ...daysIn({
      rated: ['rated_at', momentOf(item['rated_at'])],
      watched: ['watched_at', momentOf(watched)],
      added: ['listed_at', momentOf(item['listed_at'])],
    }),
    ...optional('note', item['notes'], (value) => textOf('notes', value)),
  }
}

function titleOf(item: Item): BroughtTitle {
  const { movie, show, season, episode } = item
  if (isItem(movie)) return { ids: idsOf(movie, 'movie'), ...nameOf(movie) }
  if (!isItem(show)) throw new BadCell('noMovieOrShow')
  if (isItem(episode)) {
    const place = {
      ...optional('season', episode['season'], (value) => countOf('season', value)),
      ...optional('episode', episode['number'], (value) => countOf('number', value)),
    }
    const own = idsOf(episode, 'episode')
    return { ids: own.length > 0 ? own : idsOf(show, 'show'), ...nameOf(show), ...place }
  }
  if (isItem(season)) throw new BadCell('aboutSeason')
  return { ids: idsOf(show, 'show'), ...nameOf(show) }
}

const schemes = {
  movie: [
    ['tmdb', 'tmdb_movie'],
    ['slug', 'trakt_movie'],
  ],
  show: [
    ['tmdb', 'tmdb_tv'],
    ['tvdb', 'tvdb'],
    ['slug', 'trakt_show'],
  ],
  episode: [['tvdb', 'tvdb_episode']],
} as const

function idsOf(title: Item, type: keyof typeof schemes): BroughtTitle['ids'] {
  const ids = isItem(title['ids']) ? title['ids'] : {}
  const imdb = ids['imdb']
  const first = typeof imdb === 'string' && isTitleId(imdb) ? [{ scheme: 'imdb', value: imdb }] : []
  const others = schemes[type].flatMap(([key, scheme]) => {
    const value = ids[key]
    const isId =
      (typeof value === 'string' && value !== '') || (Number.isSafeInteger(value) && Number(value) > 0)
    return isId ? [{ scheme, value: String(value) }] : []
  })
  return [...first, ...others]
}

function nameOf(title: Item): Pick<BroughtTitle, 'name' | 'year'> {
  return {
    ...optional('name', title['title'], (value) => textOf('title', value)),
    ...optional('year', title['year'], (value) => yearIn('year', textOf('year', value))),
  }
}

function countOf(field: string, value: unknown): number {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return Number(value)
  throw new BadCell('noNumber', field)
}

function textOf(field: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new BadCell('noText', field)
}

/** What is neither a text nor blank is no moment. */
const momentOf = (value: unknown): string | undefined =>
  value == null || value === '' ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

function optional<Name extends string, Value>(
  name: Name,
  value: unknown,
  read: (value: unknown) => Value,
): { readonly [key in Name]?: Value } {
  return value == null || value === '' ? {} : ({ [name]: read(value) } as { readonly [key in Name]?: Value })
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
