/** A further thread that answers at the address of the first. The first word from there is to end. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../config.ts'
import type { SharedCounts } from '../limits/request-counts.ts'
import { openServing } from './serving.ts'

export type ThreadData = {
  /** As the first thread has it, with the port that it listens on. */
  readonly config: Config
  readonly counts: SharedCounts
}

const { config, counts } = workerData as ThreadData
const ended = new Promise<void>((resolve) => parentPort?.once('message', () => resolve()))
const serving = await openServing(config, counts)
await serving.app.listen({ host: config.host, port: config.port, reusePort: true })
await ended
await serving.close()
