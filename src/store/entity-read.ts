/** One entity for an answer of the API: its document word for word, and what the indexes say of it, in one query. */
import { idOf, keyOf, type EntityId } from '../catalogue/ids.ts'
import { mayHaveEpisodes } from '../catalogue/vocabulary/title-types.ts'
import type { EntityState } from './entities.ts'
import { placeOf, type EntityLine } from './lines.ts'
import { bytesOf, prepared } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

/** The data set that a document came from. */
export type Origin = {
  readonly id: string
  readonly title: string
  readonly url: string | undefined
  readonly licence: string | undefined
}

export type EntityRead =
  | Exclude<EntityState, { readonly state: 'live' }>
  | {
      readonly state: 'live'
      readonly version: string
      readonly revision: number
      readonly origin: Origin | undefined
      /** The document's JSON, as it is stored, in UTF-8. */
      readonly json: Buffer
      readonly year: number | undefined
      readonly endYear: number | undefined
      readonly episode: EntityLine['episode']
      readonly popularity: number
      /** How many connections to other titles, whichever of the two states them. */
      readonly connections: number
      /** Whether it is of a type that has any. */
      readonly mayHaveEpisodes: boolean
      /** Whether sources are named for single facts. */
      readonly hasClaims: boolean
    }

export async function entityRead(reader: ReadHandle, id: EntityId): Promise<EntityRead | undefined> {
  const [row] = await byKey(reader, { key: keyOf(id) })
  if (!row) return undefined
  if (row.state === 'merged' && row.target !== null) return { state: 'merged', target: idOf(row.target) }
  if (row.state === 'deleted' || row.document === null) return { state: 'deleted', reason: row.reason ?? '' }
  return {
    state: 'live',
    version: `${row.epoch ?? 0}.${row.stamp}`,
    revision: row.revision,
    origin:
      row.source_id === null || row.source_title === null
        ? undefined
        : {
            id: row.source_id,
            title: row.source_title,
            url: row.source_url ?? undefined,
            licence: row.source_licence ?? undefined,
          },
    json: bufferOf(row.document),
    year: row.year ?? undefined,
    endYear: row.end_year ?? undefined,
    episode: placeOf(row),
    popularity: row.popularity ?? 0,
    connections: row.connections ?? 0,
    mayHaveEpisodes: mayHaveEpisodes(row.type ?? ''),
    hasClaims: row.claim !== null,
  }
}

const bufferOf = (text: string | Uint8Array): Buffer =>
  typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength)

const byKey = prepared<{ key: number }, Row>((reader, slot) => build(reader, slot('key')))
type Row = Awaited<ReturnType<ReturnType<typeof build>['execute']>>[number]

const build = (reader: ReadHandle, key: number) =>
  reader
    .selectFrom('entity')
    .leftJoin('summary', 'summary.key', 'entity.key')
    .leftJoin('source', 'source.id', 'entity.origin')
    .select(['summary.year', 'summary.end_year', 'summary.series', 'summary.season', 'summary.number'])
    .select(['summary.type', 'summary.popularity', 'summary.connections'])
    .select(['entity.key', 'entity.state', 'entity.revision', 'entity.stamp'])
    .select(bytesOf(reader, 'entity.document').$castTo<string | Uint8Array | null>().as('document'))
    .select(['entity.target', 'entity.reason'])
    .select(['source.id as source_id', 'source.title as source_title'])
    .select(['source.url as source_url', 'source.licence as source_licence'])
    .select(({ selectFrom }) => [
      selectFrom('summary as of')
        .select('of.name')
        .whereRef('of.key', '=', 'summary.series')
        .as('series_name'),
      selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'),
      selectFrom('claim')
        .select('claim.source')
        .whereRef('claim.entity', '=', 'entity.key')
        .limit(1)
        .as('claim'),
    ])
    .where('entity.key', '=', key)
