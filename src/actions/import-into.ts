/** Brings records into a catalogue that may hold others: each is merged with what people and data sets said. */
import { canonicalJson } from '../catalogue/canonical.ts'
import { keyOf, kindOf, type EntityId } from '../catalogue/ids.ts'
import { mergeDocuments } from '../catalogue/merge.ts'
import { NumberSet } from '../catalogue/number-set.ts'
import type { Claim, Document, EntityRecord, Source } from '../catalogue/record.ts'
import { faultsIn } from '../catalogue/validate.ts'
import type { Item } from '../sources/source.ts'
import {
  addClaims,
  putAncestor,
  putSource,
  removeAncestor,
  standings,
  type Standing,
} from '../store/imports.ts'
import { putDeleted, putDocument, putMerged, type Outcome, type Writing } from '../store/put-entity.ts'
import type { RefusedRows } from './refused-rows.ts'

export type Written = { created: number; changed: number; unchanged: number }

const batch = 1000

/** Takes batches of items inside one transaction, and counts what came of them. */
export class ImportInto {
  readonly written: Written = { created: 0, changed: 0, unchanged: 0 }
  readonly seen = new NumberSet()
  /** Fields in which the catalogue keeps what it says against the data set. */
  disagreements = 0
  changedSources = 0
  readonly #writing: Writing
  readonly #origin: string
  readonly #refused: RefusedRows

  constructor(writing: Omit<Writing, 'origin'>, source: Source, refused: RefusedRows) {
    this.#writing = { ...writing, origin: source.id }
    this.#origin = source.id
    this.#refused = refused
  }

  get hasChanged(): boolean {
    return this.written.created + this.written.changed + this.changedSources > 0
  }

  async take(items: readonly Item[]): Promise<void> {
    for (let at = 0; at < items.length; at += batch) await this.#takeBatch(items.slice(at, at + batch))
  }

  async source(source: Source): Promise<void> {
    if (await putSource(this.#writing.tx, source)) this.changedSources += 1
  }

  async #takeBatch(items: readonly Item[]): Promise<void> {
    const { tx } = this.#writing
    const records: Wanted[] = []
    for (const item of items) {
      if ('source' in item) await this.source(item.source)
      else if ('refused' in item) this.#refused.add(item.refused)
      else {
        const wanted = wantedOf(item, this.#refused)
        if (wanted) records.push(wanted)
      }
    }
    const byOrigin = Map.groupBy(records, (wanted) => wanted.origin ?? this.#origin)
    for (const [origin, wanted] of byOrigin) {
      const keys = [...new Set(wanted.map(({ id }) => keyOf(id)))]
      const found = new Map(await standings(tx, origin, keys))
      for (const one of wanted) await this.#bringIn({ ...this.#writing, origin }, one, found)
    }
  }

  async #bringIn(writing: Writing, wanted: Wanted, found: Map<number, Standing>): Promise<void> {
    const key = keyOf(wanted.id)
    this.seen.add(key)
    const standing = found.get(key)
    const outcome =
      'end' in wanted
        ? await this.#end(writing, wanted, standing)
        : await this.#document(writing, wanted, standing)
    this.written[outcome] += 1
    if (outcome !== 'unchanged') {
      for (const [one, fresh] of await standings(writing.tx, writing.origin ?? '', [key]))
        found.set(one, fresh)
    }
  }

  async #end(writing: Writing, { id, end }: WantedEnd, standing: Standing | undefined): Promise<Outcome> {
    // What people or another data set made of it stands.
    if (standing && standing.origin !== writing.origin) {
      this.disagreements += 1
      return 'unchanged'
    }
    return 'mergedInto' in end
      ? await putMerged(writing, id, end.mergedInto)
      : await putDeleted(writing, id, end.deleted)
  }

  async #document(
    writing: Writing,
    { id, text, claims }: WantedDocument,
    standing: Standing | undefined,
  ): Promise<Outcome> {
    const outcome = await this.#text(writing, id, text, standing)
    if (claims.length === 0 || (standing && standing.state !== 'live')) return outcome
    const added = await addClaims(writing.tx, keyOf(id), claims)
    if (added === 0 || outcome !== 'unchanged') return outcome
    await touch(writing, keyOf(id))
    return 'changed'
  }

  async #text(
    writing: Writing,
    id: EntityId,
    text: string,
    standing: Standing | undefined,
  ): Promise<Outcome> {
    const { origin } = writing
    if (!standing) return putDocument(writing, id, JSON.parse(text) as Document)
    if (standing.document === text && standing.origin === origin) return 'unchanged'
    if (standing.state !== 'live' || standing.document === null) {
      if (standing.origin === origin) return putDocument(writing, id, JSON.parse(text) as Document)
      this.disagreements += 1
      return 'unchanged'
    }
    return this.#merge(writing, id, text, standing, standing.document)
  }

  async #merge(
    writing: Writing,
    id: EntityId,
    text: string,
    standing: Standing,
    stands: string,
  ): Promise<Outcome> {
    const { tx } = writing
    const origin = writing.origin ?? ''
    const key = keyOf(id)
    const said = standing.origin === origin ? stands : standing.ancestor
    if (said === text) return 'unchanged'
    const ancestor = said === undefined ? undefined : (JSON.parse(said) as Document)
    const wanted = JSON.parse(text) as Document
    const { document, disagreements } = mergeDocuments(ancestor, JSON.parse(stands) as Document, wanted)
    this.disagreements += disagreements.length
    const isWhole = canonicalJson(kindOf(id), document) === text
    const outcome = await putDocument({ ...writing, isMerged: !isWhole }, id, document)
    const isOwn = isWhole && (outcome !== 'unchanged' || standing.origin === origin)
    if (isOwn) await removeAncestor(tx, origin, key)
    else await putAncestor(tx, origin, key, text)
    return outcome
  }
}

type End = { readonly mergedInto: EntityId } | { readonly deleted: string }
type WantedEnd = { readonly id: EntityId; readonly origin?: string; readonly end: End }
type WantedDocument = {
  readonly id: EntityId
  readonly origin?: string
  readonly text: string
  readonly claims: readonly Claim[]
}
type Wanted = WantedEnd | WantedDocument

function wantedOf(
  item: Exclude<Item, { source: Source } | { refused: unknown }>,
  refused: RefusedRows,
): Wanted | undefined {
  if ('text' in item) return { id: item.id, text: item.text, claims: [] }
  const { record, place } = item
  const reason = faultOf(record)
  if (reason !== undefined) {
    refused.add({ ...place, reason })
    return undefined
  }
  if (!('document' in record)) return { id: record.id, end: record }
  return {
    id: record.id,
    text: canonicalJson(kindOf(record.id), record.document),
    claims: record.claims ?? [],
    ...(record.source === undefined ? {} : { origin: record.source }),
  }
}

/** Why the store can't take the record, if it can't. */
export function faultOf(record: EntityRecord): string | undefined {
  if (!('document' in record)) {
    const isOther = 'mergedInto' in record && kindOf(record.mergedInto) !== kindOf(record.id)
    return isOther
      ? `${record.id} can't be merged into ${record.mergedInto}, which is of another kind`
      : undefined
  }
  const fault = faultsIn(kindOf(record.id), record.document)[0]
  return fault && `${record.id}: ${fault.path} ${fault.message}`
}

/** New claims show on the entity's page: it gets a feed entry and a stamp of its own. */
async function touch({ tx, at, origin }: Writing, key: number): Promise<void> {
  const { revision } = await tx
    .selectFrom('entity')
    .select('revision')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const { position } = await tx
    .insertInto('feed')
    .values({ at, entity: key, revision, kind: 'claim', origin, note: null })
    .returning('position')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('entity')
    .set({ stamp: Number(position) })
    .where('key', '=', key)
    .execute()
}
