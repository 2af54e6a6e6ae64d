/** Both engines, real: a fresh database for each suite. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Engine, EngineKind } from '../../src/store/engine/engine.ts'
import { openStore, type StoreAddress } from '../../src/store/store.ts'

export const engineKinds: readonly EngineKind[] = ['sqlite', 'postgres']

export type TestStore = { readonly engine: Engine; readonly address: StoreAddress; dispose(): Promise<void> }

let count = 0

/** An empty catalogue of its own, gone after `dispose`. */
export async function freshStore(kind: EngineKind): Promise<TestStore> {
  const { address, remove } = kind === 'sqlite' ? freshDirectory() : await freshDatabase()
  const engine = await openStore(address)
  return {
    engine,
    address,
    async dispose() {
      await engine.close()
      await remove()
    },
  }
}

type Fresh = { address: StoreAddress; remove(): Promise<void> }

export function freshDirectory(): Fresh {
  const directory = mkdtempSync(join(tmpdir(), 'titlecard-test-'))
  return {
    address: { kind: 'directory', directory },
    remove: () => Promise.resolve(rmSync(directory, { recursive: true, force: true })),
  }
}

export async function freshDatabase(): Promise<Fresh> {
  const server = inject('postgresUrl')
  const name = `titlecard_test_${process.pid}_${Date.now()}_${(count += 1)}`
  await runOnServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    address: { kind: 'postgres', url: url.href },
    remove: () => runOnServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
