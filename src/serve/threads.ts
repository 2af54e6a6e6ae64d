/** The further threads of the program. One that fails takes the program with it, as the first would. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { CheckpointData } from './checkpoint-thread.ts'
import type { ThreadData } from './serving-thread.ts'

export type Thread = {
  /** Resolves when the thread has done what is under way, and is gone. */
  end(): Promise<void>
}

/** Answers at the address of the first thread. */
export const startServing = (data: ThreadData): Thread => startThread('serving-thread.ts', data)

export const startCheckpoints = (data: CheckpointData): Thread => startThread('checkpoint-thread.ts', data)

function startThread(file: string, workerData: ThreadData | CheckpointData): Thread {
  const worker = new Worker(new URL(file, import.meta.url), { workerData })
  worker.once('error', (error) => {
    process.stderr.write(
      `titlecard: a thread failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exit(1)
  })
  return {
    async end() {
      const gone = once(worker, 'exit')
      worker.postMessage('end')
      await gone
    },
  }
}
