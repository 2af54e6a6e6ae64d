import type { EntityId } from '../../catalogue/ids.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { entityState } from '../../store/entities.ts'
import { entityRead, type EntityRead } from '../../store/entity-read.ts'
import type { ReadHandle } from '../../store/tables.ts'
import { pageWith, type Page } from './cursor.ts'
import type { Answer } from './operation.ts'

type Moved = { readonly movedTo: EntityId }

/** Throws where the id was never here (404) or is deleted (410, with the reason). */
export async function ensureLive(
  reader: ReadHandle,
  id: EntityId,
): Promise<{ readonly version: string } | Moved> {
  return liveOrMoved(id, await entityState(reader, id))
}

/** As {@link ensureLive}, with the document. */
export async function readLive(
  reader: ReadHandle,
  id: EntityId,
): Promise<Extract<EntityRead, { state: 'live' }> | Moved> {
  return liveOrMoved(id, await entityRead(reader, id))
}

/** One page of a list below an entity. `find` is asked for one result more than the page shows. */
export async function listBelow<T>(
  reader: ReadHandle,
  id: EntityId,
  page: Page,
  find: (range: { readonly limit: number; readonly offset: number }) => Promise<readonly T[]>,
): Promise<Answer<{ results: T[]; next?: string }>> {
  const live = await ensureLive(reader, id)
  if ('movedTo' in live) return live
  const range = { limit: page.limit + 1, offset: page.offset }
  return { ...live, make: async () => pageWith(page, await find(range)) }
}

type State = { readonly state: 'live' }
type Ended = Exclude<EntityRead, { state: 'live' }>

function liveOrMoved<Live extends State>(id: EntityId, found: Live | Ended | undefined): Live | Moved {
  if (!found) throw new Refusal('not-found', `Nothing here has the id ${id}.`, 'id')
  if (found.state === 'deleted') throw new Refusal('gone', found.reason, 'id')
  return found.state === 'merged' ? { movedTo: found.target } : found
}
