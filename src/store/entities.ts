/** Entities by id: where a page begins. */
import { idOf, keyOf, type EntityId } from '../catalogue/ids.ts'
import type { Document } from '../catalogue/record.ts'
import { prepared } from './prepared.ts'
import type { ReadHandle, Tables } from './tables.ts'

/** What is known of an id before anything is read: enough to redirect, to refuse, or to answer 304. */
export type EntityState =
  /** `version` changes whenever a page about the entity may say something else. */
  | { readonly state: 'live'; readonly version: string }
  | { readonly state: 'merged'; readonly target: EntityId }
  | { readonly state: 'deleted'; readonly reason: string }

export async function entityState(reader: ReadHandle, id: EntityId): Promise<EntityState | undefined> {
  const [row] = await stateByKey(reader, { key: keyOf(id) })
  if (!row) return undefined
  if (row.state === 'merged' && row.target !== null) return { state: 'merged', target: idOf(row.target) }
  if (row.state === 'deleted') return { state: 'deleted', reason: row.reason ?? '' }
  return { state: 'live', version: versionOf(row) }
}

function versionOf({ epoch, stamp, rated, reviewed }: Pick<StateRow, 'stamp' | keyof Beside>): string {
  const version = `${epoch ?? 0}.${stamp}`
  if (reviewed !== null) return `${version}.${rated ?? 0}.${reviewed}`
  return rated === null ? version : `${version}.${rated}`
}

const stateByKey = prepared<{ key: number }, StateRow>((reader, slot) =>
  withVersion(reader).select(['state', 'stamp', 'target', 'reason']).where('key', '=', slot('key')),
)

const documentByKey = prepared<{ key: number }, DocumentRow>((reader, slot) =>
  withVersion(reader)
    .select(['revision', 'stamp', 'origin', 'document'])
    .where('key', '=', slot('key'))
    .where('state', '=', 'live'),
)

type EntityTable = Tables['entity']
type StateRow = Pick<EntityTable, 'state' | 'stamp' | 'target' | 'reason'> & Beside
type DocumentRow = Pick<EntityTable, 'revision' | 'stamp' | 'origin' | 'document'> & Beside
type Beside = { epoch: string | null; rated: number | null; reviewed: number | null }

/**
 * Entities beside the catalogue's epoch, which each import that changed anything moves on, and how often their ratings
 * and their reviews changed.
 */
function withVersion(reader: ReadHandle) {
  return reader
    .selectFrom('entity')
    .select(({ selectFrom }) => [
      selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'),
      selectFrom('title_rating').select('changes').whereRef('title', '=', 'entity.key').as('rated'),
      selectFrom('title_review').select('changes').whereRef('title', '=', 'entity.key').as('reviewed'),
    ])
}

/** A stored document as it lies there: its text, its revision, and the data set it came from. */
export type StoredDocument = {
  readonly id: EntityId
  readonly revision: number
  readonly version: string
  /** Whether any member has ever rated it. */
  readonly isRated: boolean
  /** Whether any member has ever reviewed it. */
  readonly isReviewed: boolean
  readonly origin: string | undefined
  readonly text: string
}

export async function storedDocument(reader: ReadHandle, id: EntityId): Promise<StoredDocument | undefined> {
  const [row] = await documentByKey(reader, { key: keyOf(id) })
  if (!row || row.document === null) return undefined
  return {
    id,
    revision: row.revision,
    version: versionOf(row),
    isRated: row.rated !== null,
    isReviewed: row.reviewed !== null,
    origin: row.origin ?? undefined,
    text: row.document,
  }
}

/** The document of a live entity; what the store holds has been through validation when it was written. */
export async function documentOf<T extends Document>(
  reader: ReadHandle,
  id: EntityId,
): Promise<(StoredDocument & { readonly document: T }) | undefined> {
  const stored = await storedDocument(reader, id)
  return stored && { ...stored, document: JSON.parse(stored.text) as T }
}
