/** One event loop that answers requests: an open store with the whole application on it. */
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { newSharedCounts, type SharedCounts } from '../limits/request-counts.ts'
import type { Engine } from '../store/engine/engine.ts'
import { newSharedTurns, type SharedTurns } from '../store/engine/turns.ts'
import { openStore } from '../store/store.ts'

export type Serving = {
  readonly app: FastifyInstance
  readonly engine: Engine
  /** Requests under way are answered first. */
  close(): Promise<void>
}

/** What all threads of the process have in common. */
export type Shared = { readonly counts: SharedCounts; readonly turns: SharedTurns }

export const newShared = (): Shared => ({ counts: newSharedCounts(), turns: newSharedTurns() })

export async function openServing(config: Config, { counts, turns }: Shared): Promise<Serving> {
  const engine = await openStore(config.store, turns)
  const app = await buildApp(engine, config, counts)
  return {
    app,
    engine,
    async close() {
      await app.close()
      await engine.close()
    },
  }
}
