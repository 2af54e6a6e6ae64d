/** The further threads that serve. One that fails takes the program with it, as the first would. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ThreadData } from './serving-thread.ts'

export type Threads = {
  /** Resolves when the requests under way are answered and every thread is gone. */
  end(): Promise<void>
}

export function startThreads(count: number, workerData: ThreadData): Threads {
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('serving-thread.ts', import.meta.url), { workerData })
    worker.once('error', (error) => {
      process.stderr.write(
        `titlecard: a thread failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
      process.exit(1)
    })
    return worker
  })
  return {
    async end() {
      const gone = workers.map((worker) => once(worker, 'exit'))
      for (const worker of workers) worker.postMessage('end')
      await Promise.all(gone)
    },
  }
}
