import { idOf, type EntityId } from '../catalogue/ids.ts'
import type { EntityLine } from './lines.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type AddedItem = {
  readonly id: EntityId
  readonly line: EntityLine
  readonly note: string | undefined
  /** ISO 8601, UTC. */
  readonly added: string
}

/** What was added to a list last, the newest first; what is no longer in the catalogue is left out. */
export async function newestItems(
  reader: ReadHandle,
  list: number,
  limit: number,
): Promise<readonly AddedItem[]> {
  const rows = await reader
    .selectFrom('list_item')
    .select(['title', 'note', 'added_at'])
    .where('list', '=', list)
    .orderBy('added_at', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.flatMap(({ title, note, added_at }) => {
    const line = lines.get(title)
    return line ? [{ id: idOf(title), line, note: note ?? undefined, added: added_at }] : []
  })
}
