/** The whole catalogue as lines of text: what `export` writes and the source `titlecard` reads. */
import { canonicalJson } from '../catalogue/canonical.ts'
import { idOf, kindOfKey } from '../catalogue/ids.ts'
import { hiddenPaths, publicClaims, publicPerson, type Person } from '../catalogue/person.ts'
import type { Claim, DeletedRecord, MergedRecord } from '../catalogue/record.ts'
import { unnamedSource } from '../catalogue/unnamed-source.ts'
import type { Engine } from './engine/engine.ts'
import { writeRatings } from './dump-ratings.ts'
import { claimOf, sourceOf } from './sources.ts'
import type { Tables, WriteHandle } from './tables.ts'

export type DumpOptions = {
  /** Names and dates of people that not everyone may see, too. */
  readonly withPrivate: boolean
  /** The ratings of members, so that every score can be worked out again. */
  readonly withRatings?: boolean
}

const entitiesABatch = 200

/**
 * Hands over the dump in pieces of whole lines, waiting for each to be taken: the header, the sources by
 * id, the ratings where they are wanted, the entities by key, merged and deleted ones too. It is all read from
 * one snapshot, and the same catalogue gives the same bytes on either engine, ratings excepted.
 */
export async function writeDump(
  engine: Pick<Engine, 'db'>,
  { withPrivate, withRatings = false }: DumpOptions,
  write: (lines: string) => Promise<void>,
): Promise<void> {
  const snapshot = engine.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  await snapshot.execute(async (tx) => {
    await write(`{"titlecard":1}\n${await sourceLines(tx)}`)
    if (withRatings) await writeRatings(tx, write)
    let last = 0
    for (;;) {
      const rows = await tx
        .selectFrom('entity')
        .select(['key', 'state', 'origin', 'document', 'target', 'reason'])
        .where('key', '>', last)
        .orderBy('key')
        .limit(entitiesABatch)
        .execute()
      if (rows.length === 0) return
      const claims = await claimsByEntity(
        tx,
        rows.map((row) => row.key),
      )
      await write(rows.map((row) => entityLine(row, claims.get(row.key) ?? [], withPrivate)).join(''))
      last = rows.at(-1)?.key ?? last
    }
  })
}

/** Sorted here and not by the engines, which may each have their own order of texts. */
async function sourceLines(tx: WriteHandle): Promise<string> {
  const sources = (await tx.selectFrom('source').selectAll().execute()).map(sourceOf)
  const unnamed = JSON.stringify(unnamedSource)
  return sources
    .filter((source) => JSON.stringify(source) !== unnamed)
    .sort((a, b) => compareTexts(a.id, b.id))
    .map((source) => `${JSON.stringify({ source })}\n`)
    .join('')
}

async function claimsByEntity(
  tx: WriteHandle,
  keys: readonly number[],
): Promise<ReadonlyMap<number, readonly Claim[]>> {
  const claims = new Map<number, Claim[]>()
  const rows = await tx.selectFrom('claim').selectAll().where('entity', 'in', keys).execute()
  for (const row of rows) {
    const ofEntity = claims.get(row.entity)
    if (ofEntity) ofEntity.push(claimOf(row))
    else claims.set(row.entity, [claimOf(row)])
  }
  for (const ofEntity of claims.values()) ofEntity.sort(compareClaims)
  return claims
}

function compareClaims(a: Claim, b: Claim): number {
  return (
    compareTexts(a.path, b.path) ||
    compareTexts(a.source, b.source) ||
    compareTexts(JSON.stringify(a), JSON.stringify(b))
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type EntityRow = Pick<Tables['entity'], 'key' | 'state' | 'origin' | 'document' | 'target' | 'reason'>

function entityLine(row: EntityRow, claims: readonly Claim[], withPrivate: boolean): string {
  const id = idOf(row.key)
  if (row.state === 'merged' && row.target !== null) {
    return `${JSON.stringify({ id, mergedInto: idOf(row.target) } satisfies MergedRecord)}\n`
  }
  if (row.state === 'deleted' || row.document === null) {
    return `${JSON.stringify({ id, deleted: row.reason ?? '' } satisfies DeletedRecord)}\n`
  }
  const isWhole = withPrivate || kindOfKey(row.key) !== 'person'
  const shown = isWhole ? { text: row.document, claims } : publicPart(row.document, claims)
  const source =
    row.origin === null || row.origin === unnamedSource.id ? '' : `,"source":${JSON.stringify(row.origin)}`
  const said = shown.claims.length === 0 ? '' : `,"claims":${JSON.stringify(shown.claims)}`
  return `{"id":"${id}"${source}${said},"document":${shown.text}}\n`
}

/** A person as everyone may see them. */
function publicPart(text: string, claims: readonly Claim[]): { text: string; claims: readonly Claim[] } {
  const person = JSON.parse(text) as Person
  const isWhole = hiddenPaths(person).length === 0
  return {
    text: isWhole ? text : canonicalJson('person', publicPerson(person)),
    claims: publicClaims(person, claims),
  }
}
