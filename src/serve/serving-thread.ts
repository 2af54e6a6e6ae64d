/** A further thread that answers at the address of the first. The first word from there is to end. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../config.ts'
import { openServing, type Shared } from './serving.ts'

export type ThreadData = {
  /** As the first thread has it, with the port that it listens on. */
  readonly config: Config
  readonly shared: Shared
}

const { config, shared } = workerData as ThreadData
const ended = new Promise<void>((resolve) => parentPort?.once('message', () => resolve()))
const serving = await openServing(config, shared)
await serving.app.listen({ host: config.host, port: config.port, reusePort: true })
await ended
await serving.close()
