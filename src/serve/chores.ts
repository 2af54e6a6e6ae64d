/** Work that answers nobody: looked for now and then, and done in a thread of its own while there is any. */
import { Worker } from 'node:worker_threads'
import { areRatingsDue } from '../actions/daily-ratings.ts'
import type { Engine } from '../store/engine/engine.ts'
import type { SharedTurns } from '../store/engine/turns.ts'
import { hasOldImports } from '../store/member-imports.ts'
import { hasOldNotifiers } from '../store/notices.ts'
import type { StoreAddress } from '../store/store.ts'

/** The thread writes by turns with all others of the process, which see at once what it has written. */
export type ChoresData = { readonly store: StoreAddress; readonly turns: SharedTurns }

export type Chores = {
  /** What is under way is left at the next step: it is done again from the start. Resolves when nothing is at it. */
  end(): Promise<void>
}

const between = 30_000

export function startChores(engine: Pick<Engine, 'reader'>, workerData: ChoresData): Chores {
  let worker: Worker | undefined
  let gone: Promise<unknown> | undefined
  let hasEnded = false
  const look = async (): Promise<void> => {
    if (worker || !(await isAnythingDue(engine)) || hasEnded) return
    worker = new Worker(new URL('chores-thread.ts', import.meta.url), { workerData })
    worker.once('error', tellOrEnd)
    gone = new Promise((resolve) => worker?.once('exit', resolve)).then(() => (worker = undefined))
  }
  // A database that is away for a while is no reason to stop answering; it is asked again.
  const lookOrTell = (): void => void look().catch(tell)
  const timer = setInterval(lookOrTell, between).unref()
  lookOrTell()
  return {
    async end() {
      hasEnded = true
      clearInterval(timer)
      worker?.postMessage('leave')
      await gone
    },
  }
}

async function isAnythingDue({ reader }: Pick<Engine, 'reader'>): Promise<boolean> {
  const now = new Date()
  return (
    (await areRatingsDue(reader, now)) ||
    (await hasOldImports(reader, now)) ||
    (await hasOldNotifiers(reader, now))
  )
}

/** A thread without memory ends in the midst of a turn to write, perhaps, and nobody would have another one. */
function tellOrEnd(error: unknown): void {
  tell(error)
  const isKilled = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isKilled) process.exit(1)
}

function tell(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`titlecard: what is due was not done, and will be: ${text}\n`)
}
