/** Who says so: the sources of an entity's facts. */
import { keyOf, type EntityId } from '../catalogue/ids.ts'
import type { Claim, Source } from '../catalogue/record.ts'
import { prepared } from './prepared.ts'
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
  const rows = await claimsOn(reader, { key: keyOf(id) })
  const wanted = [...new Set([origin ?? '', ...rows.map((row) => row.source)])]
  const sources = await sourcesNamed(reader, wanted)
  return {
    sources: new Map(sources.map((row) => [row.id, sourceOf(row)])),
    claims: rows.map(claimOf).sort((a, b) => compare(a.path, b.path) || compare(a.source, b.source)),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const claimsOn = prepared<{ key: number }, Tables['claim']>((reader, slot) =>
  reader.selectFrom('claim').selectAll().where('entity', '=', slot('key')),
)

/** Few catalogues have more sources than a page has claims: all are read, and kept by those who asked. */
async function sourcesNamed(
  reader: ReadHandle,
  wanted: readonly string[],
): Promise<readonly Tables['source'][]> {
  const rows = await allSources(reader, {})
  return rows.filter(({ id }) => wanted.includes(id))
}

const allSources = prepared<Record<never, never>, Tables['source']>((reader) =>
  reader.selectFrom('source').selectAll(),
)

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
