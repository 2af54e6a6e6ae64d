import type { EntityId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { entityState } from '../../store/entities.ts'
import type { ReadHandle } from '../../store/tables.ts'

/** Throws where the id was never here (404) or is deleted (410, with the reason); a merged one redirects. */
export async function ensureLive(
  reader: ReadHandle,
  id: EntityId,
  addressOf: (target: EntityId) => string,
): Promise<{ readonly version: string } | { readonly redirect: string }> {
  const found = await entityState(reader, id)
  if (!found) throw refusal('not-found', ['noRecord', id], 'id')
  if (found.state === 'deleted') throw new Refusal('gone', found.reason, 'id')
  return found.state === 'merged' ? { redirect: addressOf(found.target) } : { version: found.version }
}
