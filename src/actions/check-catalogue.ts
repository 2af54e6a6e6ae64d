/**
 * Verifies the whole catalogue: documents, what they refer to, who says so, and the indexes. It writes
 * nothing.
 */
import { canonicalJson } from '../catalogue/canonical.ts'
import { idOf, keyOf, kindOfKey, type EntityId } from '../catalogue/ids.ts'
import type { Document } from '../catalogue/record.ts'
import { oddExternalIds, unknownWords } from '../catalogue/unknown-words.ts'
import { faultsIn } from '../catalogue/validate.ts'
import { referencesIn } from '../catalogue/visit-texts.ts'
import {
  claimsOn,
  claimsOnNothing,
  engineFaults,
  inSnapshot,
  originsOf,
  sourceIds,
  statesOf,
} from '../store/check.ts'
import { compareIndexes, type StoredEntity } from '../store/compare-indexes.ts'
import type { Engine } from '../store/engine/engine.ts'
import type { WriteHandle } from '../store/tables.ts'

export type Finding = {
  readonly level: 'error' | 'warning'
  /** The id of an entity, the name of a table, or the engine. */
  readonly where: string
  /** A JSON pointer into the document; empty where it is about the whole. */
  readonly path: string
  readonly message: string
}

export type CheckReport = { readonly entities: number; readonly errors: number; readonly warnings: number }

/** Tells each finding as it is made. */
export async function checkCatalogue(
  engine: Engine,
  onFinding: (finding: Finding) => void,
): Promise<CheckReport> {
  const report = { entities: 0, errors: 0, warnings: 0 }
  const tell = (finding: Finding) => {
    report[finding.level === 'error' ? 'errors' : 'warnings'] += 1
    onFinding(finding)
  }
  for (const message of await engineFaults(engine))
    tell({ level: 'error', where: engine.kind, path: '', message })
  await inSnapshot(engine, async (tx) => {
    const batches = new BatchCheck(tx, await sourceIds(tx), tell)
    const visit = async (batch: readonly StoredEntity[]) => {
      report.entities += batch.length
      await batches.check(batch)
    }
    // What can't be read has been told of by then.
    const differences = await compareIndexes({
      engine,
      tx,
      repair: false,
      visit,
      onUnreadable: () => undefined,
    })
    for (const key of await claimsOnNothing(tx)) {
      tell({ level: 'error', where: idOf(key), path: '', message: 'has claims but is no entity' })
    }
    for (const { table, missing, stray } of differences) {
      const message = `rows missing: ${missing}, too many: ${stray}; 'titlecard reindex' repairs it`
      tell({ level: 'error', where: table, path: '', message })
    }
  })
  return report
}

type Found = { readonly id: EntityId; readonly document: Document }
type Named = { readonly from: EntityId; readonly path: string; readonly to: EntityId }

class BatchCheck {
  readonly #tx: WriteHandle
  readonly #sources: ReadonlySet<string>
  readonly #tell: (finding: Finding) => void

  constructor(tx: WriteHandle, sources: ReadonlySet<string>, tell: (finding: Finding) => void) {
    this.#tx = tx
    this.#sources = sources
    this.#tell = tell
  }

  async check(batch: readonly StoredEntity[]): Promise<void> {
    const found: Found[] = []
    const named: Named[] = []
    for (const row of batch) {
      const id = idOf(row.key)
      if (row.state === 'merged') named.push(...this.#merged(id, row))
      else if (row.state === 'live') {
        const document = this.#document(id, row.document)
        if (!document) continue
        found.push({ id, document })
        named.push(
          ...referencesIn(kindOfKey(row.key), document).map(({ path, id: to }) => ({ from: id, path, to })),
        )
      }
      if (row.state !== 'live' && row.document !== null)
        this.#error(id, '', `is ${row.state} and has a document`)
    }
    await this.#references(named)
    await this.#provenance(batch, found)
  }

  #error(where: string, path: string, message: string): void {
    this.#tell({ level: 'error', where, path, message })
  }

  #warning(where: string, path: string, message: string): void {
    this.#tell({ level: 'warning', where, path, message })
  }

  #merged(id: EntityId, { target, key }: StoredEntity): readonly Named[] {
    if (target === null) this.#error(id, '', 'is merged into nothing')
    else if (target === key) this.#error(id, '', 'is merged into itself')
    else if (kindOfKey(target) !== kindOfKey(key))
      this.#error(id, '', `is merged into ${idOf(target)}, of another kind`)
    else return [{ from: id, path: '/mergedInto', to: idOf(target) }]
    return []
  }

  /** The document where it is valid enough to be looked into. */
  #document(id: EntityId, text: string | null): Document | undefined {
    if (text === null) {
      this.#error(id, '', 'has no document')
      return undefined
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      this.#error(id, '', 'is no JSON')
      return undefined
    }
    const kind = kindOfKey(keyOf(id))
    const faults = faultsIn(kind, value)
    for (const { path, message } of faults) this.#error(id, path, message)
    if (faults.length > 0) return undefined
    const document = value as Document
    if (canonicalJson(kind, document) !== text) this.#error(id, '', 'is not written in the canonical form')
    for (const { path, message } of unknownWords(kind, document)) this.#error(id, path, message)
    for (const { path, message } of oddExternalIds(kind, document)) this.#warning(id, path, message)
    return document
  }

  async #references(named: readonly Named[]): Promise<void> {
    const states = await statesOf(this.#tx, [...new Set(named.map(({ to }) => keyOf(to)))])
    for (const { from, path, to } of named) {
      const state = states.get(keyOf(to))
      if (state === undefined) this.#error(from, path, `${to} does not exist`)
      else if (state === 'deleted') this.#error(from, path, `${to} is deleted`)
      else if (state === 'merged') this.#warning(from, path, `${to} is merged into another`)
    }
  }

  async #provenance(batch: readonly StoredEntity[], found: readonly Found[]): Promise<void> {
    const keys = batch.map(({ key }) => key)
    const states = new Map(batch.map(({ key, state }) => [key, state]))
    for (const { key, origin, reason } of await originsOf(this.#tx, keys)) {
      if (origin !== null && !this.#sources.has(origin))
        this.#error(idOf(key), '', `comes from ${origin}, which is no source`)
      if (states.get(key) === 'deleted' && reason === null)
        this.#error(idOf(key), '', 'is deleted without a reason')
    }
    const documents = new Map(found.map(({ id, document }) => [keyOf(id), document]))
    for (const { entity, path, source } of await claimsOn(this.#tx, keys)) {
      const document = documents.get(entity)
      if (!this.#sources.has(source))
        this.#error(idOf(entity), path, `is claimed by ${source}, which is no source`)
      if (document && !hasFact(document, path)) this.#warning(idOf(entity), path, 'is claimed but not there')
    }
  }
}

/** Whether a claim's path leads to something: items of lists go by their ids. */
export function hasFact(document: Document, path: string): boolean {
  let value: unknown = document
  for (const step of path.slice(1).split('/')) {
    if (Array.isArray(value)) value = (value as readonly unknown[]).find((item) => idIn(item) === step)
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step))
      value = Reflect.get(value, step)
    else return false
  }
  return value !== undefined
}

function idIn(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
}
