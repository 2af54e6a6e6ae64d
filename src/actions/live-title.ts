import { isTitleId, type TitleId } from '../catalogue/ids.ts'
import { refusal } from '../catalogue/refusal.ts'
import { entityState } from '../store/entities.ts'
import type { ReadHandle } from '../store/tables.ts'

/** The title itself, or the one that it is merged into; throws where it was never here, or is deleted. */
export async function liveTitle(reader: ReadHandle, title: TitleId): Promise<TitleId> {
  const found = await entityState(reader, title)
  if (found?.state === 'live') return title
  if (found?.state === 'merged' && isTitleId(found.target)) return found.target
  throw refusal('not-found', ['noTitle', title], 'id')
}
