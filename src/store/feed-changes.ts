/** What happened to the catalogue last. */
import { idOf, type EntityId } from '../catalogue/ids.ts'
import type { ReadHandle } from './tables.ts'

export type CatalogueChange = {
  readonly position: number
  readonly id: EntityId
  /** Absent where it is no longer there. */
  readonly name: string | undefined
  readonly kind: 'create' | 'change' | 'merge' | 'delete'
  /** ISO 8601, UTC. */
  readonly at: string
}

/** The newest first. */
export async function newestChanges(reader: ReadHandle, limit: number): Promise<readonly CatalogueChange[]> {
  const rows = await reader
    .selectFrom('feed')
    .leftJoin('summary', 'summary.key', 'feed.entity')
    .select(['feed.position', 'feed.entity', 'feed.kind', 'feed.at', 'summary.name'])
    .where('feed.entity', 'is not', null)
    .where('feed.kind', 'in', ['create', 'change', 'merge', 'delete'])
    .orderBy('feed.position', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ position, entity, kind, at, name }) => ({
    position,
    id: idOf(entity ?? 0),
    name: name ?? undefined,
    kind: kind as CatalogueChange['kind'],
    at,
  }))
}
