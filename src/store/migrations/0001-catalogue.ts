import type { Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'
import { catalogueIndexes, createCatalogueTables } from './catalogue-tables.ts'

export async function up(tx: Kysely<unknown>, engine: Engine): Promise<void> {
  await createCatalogueTables(tx, engine.kind)
  for (const index of catalogueIndexes) await index.create(tx)
  await engine.names.create(tx)
}
