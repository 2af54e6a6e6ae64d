/** Who says so: the sources of an entity's facts. */
import { keyOf, type EntityId } from '../catalogue/ids.ts'
import type { Claim, Source } from '../catalogue/record.ts'
import type { ReadHandle, Tables } from './tables.ts'

/** The sources behind one entity: the data set of every fact without a claim, and the claims. */
export type Provenance = {
  readonly sources: ReadonlyMap<string, Source>
  readonly claims: readonly Claim[]
}

/** Two queries: the claims on the entity, and the sources that they and the origin name. */
export async function provenanceOf(
  reader: ReadHandle,
  id: EntityId,
  origin: string | undefined,
): Promise<Provenance> {
  const rows = await reader
    .selectFrom('claim')
    .selectAll()
    .where('entity', '=', keyOf(id))
    .orderBy('path')
    .orderBy('source')
    .execute()
  const wanted = [...new Set([origin ?? '', ...rows.map((row) => row.source)])]
  const sources = await reader.selectFrom('source').selectAll().where('id', 'in', wanted).execute()
  return {
    sources: new Map(sources.map((row) => [row.id, sourceOf(row)])),
    claims: rows.map(claimOf),
  }
}

export function sourceOf(row: Tables['source']): Source {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.citation === null ? {} : { citation: row.citation }),
    ...(row.publisher === null ? {} : { publisher: row.publisher }),
    ...(row.licence === null ? {} : { licence: row.licence }),
    ...(row.read_on === null ? {} : { read: row.read_on }),
  }
}

export function claimOf(row: Tables['claim']): Claim {
  return {
    path: row.path,
    source: row.source,
    ...(row.stance === 'disputes' ? { stance: row.stance } : {}),
    ...(row.value === null ? {} : { value: row.value }),
    ...(row.added_by === null ? {} : { by: row.added_by }),
    ...(row.added_at === null ? {} : { at: row.added_at }),
  }
}
