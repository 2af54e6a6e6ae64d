/** What a member's own page of a title shows: the watchlist, viewings, lists, and how far they are in a series. */
import type { Halves } from '../community/rating.ts'
import { isTitleId, type TitleId } from '../catalogue/ids.ts'
import { titleTypes } from '../catalogue/vocabulary/title-types.ts'
import { viewingsOfTitle, type Viewing } from './diary.ts'
import { listsHolding } from './list-items.ts'
import { listsOf, type List } from './lists.ts'
import { progressOf, type Progress } from './progress.ts'
import type { ReadHandle } from './tables.ts'
import { wholeTitle, type TitleModel } from './title-page.ts'

export type MinePageRead = TitleModel & {
  readonly isOnWatchlist: boolean
  readonly viewings: readonly Viewing[]
  /** One's own but for the watchlist: those that hold the title, with the note there, and the others. */
  readonly holding: readonly { readonly list: List; readonly note: string | undefined }[]
  readonly others: readonly List[]
  /** Of a series, and of the series of an episode; absent for all else, and where no episode is known. */
  readonly progress: (Progress & { readonly series: TitleId }) | undefined
}

export async function minePage(
  reader: ReadHandle,
  member: string,
  id: TitleId,
): Promise<MinePageRead | undefined> {
  const model = await wholeTitle(reader, id)
  if (!model) return undefined
  const holding = await listsHolding(reader, member, id)
  const lists = await listsOf(reader, member)
  const own = lists.filter(({ kind }) => kind === 'list')
  const series = seriesOf(model)
  const progress = series && (await progressOf(reader, member, series))
  return {
    ...model,
    isOnWatchlist: lists.some(({ kind, number }) => kind === 'watchlist' && holding.has(number)),
    viewings: await viewingsOfTitle(reader, member, id),
    holding: own
      .filter(({ number }) => holding.has(number))
      .map((list) => ({ list, note: holding.get(list.number) })),
    others: own.filter(({ number }) => !holding.has(number)),
    progress: progress && progress.episodes > 0 ? { ...progress, series } : undefined,
  }
}

function seriesOf({ title: { id, document } }: TitleModel): TitleId | undefined {
  if (document.episode) return document.episode.series
  return titleTypes.term(document.type)?.isSeries === true && isTitleId(id) ? id : undefined
}

/** What the page of a title says to a member who is signed in. */
export type OwnTitle = {
  readonly isOnWatchlist: boolean
  readonly halves: Halves | undefined
  readonly viewings: number
  /** The last day on which they saw it, as far as they told; empty where it isn't known. */
  readonly lastSeen: string
}

/** One query. */
export async function ownTitle(reader: ReadHandle, member: string, key: number): Promise<OwnTitle> {
  const row = await reader
    .selectFrom('viewing')
    .select(({ fn, selectFrom }) => [
      fn.countAll<number>().as('viewings'),
      fn.max('watched').as('last'),
      selectFrom('list_item')
        .innerJoin('list', 'list.number', 'list_item.list')
        .select((item) => item.fn.countAll<number>().as('count'))
        .where('list_item.title', '=', key)
        .where('list.member', '=', member)
        .where('list.kind', '=', 'watchlist')
        .as('listed'),
      selectFrom('rating')
        .select('rating.halves')
        .where('rating.member', '=', member)
        .where('rating.title', '=', key)
        .as('halves'),
    ])
    .where('member', '=', member)
    .where('title', '=', key)
    .executeTakeFirst()
  return {
    isOnWatchlist: Number(row?.listed ?? 0) > 0,
    halves: row?.halves ?? undefined,
    viewings: Number(row?.viewings ?? 0),
    lastSeen: row?.last ?? '',
  }
}
