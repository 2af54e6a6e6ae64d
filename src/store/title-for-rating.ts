import { keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import type { TitleForRating } from '../community/rating-opens.ts'
import { documentOf } from './entities.ts'
import { prepared } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

type Kept = { readonly stamp: number; readonly title: TitleForRating }

/** By the key of the title, for each handle. */
const kept = new WeakMap<ReadHandle, Map<number, Kept>>()
const mostKept = 10_000

/**
 * What decides when a title may be rated; `undefined` where there is no such title. Kept, as long as the title doesn't
 * change: to know it a whole document is parsed, and what is new is rated by many within a day.
 */
export async function titleForRating(reader: ReadHandle, id: TitleId): Promise<TitleForRating | undefined> {
  const key = keyOf(id)
  const [live] = await stampByKey(reader, { key })
  if (!live) return undefined
  const titles = kept.get(reader) ?? new Map<number, Kept>()
  kept.set(reader, titles)
  const known = titles.get(key)
  if (known?.stamp === live.stamp) return known.title
  const found = await documentOf<Title>(reader, id)
  if (!found) return undefined
  const { releases, year, status, ratings } = found.document
  const title: TitleForRating = {
    ...(releases && { releases }),
    ...(year !== undefined && { year }),
    ...(status !== undefined && { status }),
    ...(ratings && { ratings }),
  }
  if (titles.size >= mostKept) titles.clear()
  titles.set(key, { stamp: live.stamp, title })
  return title
}

const stampByKey = prepared<{ key: number }, { stamp: number }>((reader, slot) =>
  reader.selectFrom('entity').select('stamp').where('key', '=', slot('key')).where('state', '=', 'live'),
)
