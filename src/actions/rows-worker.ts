/** The thread that reads a data set for a first import, and builds the name search while the rows are written. */
import { parentPort, workerData } from 'node:worker_threads'
import { catalogueSources } from '../sources/index.ts'
import { ImportRefusal, type Place, type Reading, type Refused } from '../sources/source.ts'
import { SecondRecord } from '../store/bulk-load/bulk-rows.ts'
import { buildNameSearch } from '../store/bulk-load/name-search-file.ts'
import type { SpilledRows } from '../store/bulk-load/spilled-rows.ts'
import { GatheredRows, produceRows, type Produced, type ReadingEnd } from './produce-rows.ts'

export type WorkerTask = {
  readonly source: string
  readonly path: string
  readonly scratch: string
  readonly search: string
}
export type WorkerMessage =
  | { readonly kind: 'produced'; readonly produced: Produced }
  | { readonly kind: 'read'; readonly end: ReadingEnd; readonly categories: readonly string[] }
  | { readonly kind: 'search-built' }
  | { readonly kind: 'refused'; readonly reason: string; readonly place: Place | undefined }
  | { readonly kind: 'second-record'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: unknown }

/** So many stretches may wait to be written before reading pauses. */
const mostWaiting = 6

if (parentPort) await work(parentPort, workerData as WorkerTask)

async function work(port: NonNullable<typeof parentPort>, task: WorkerTask): Promise<void> {
  const post = (message: WorkerMessage) => port.postMessage(message)
  try {
    await read(port, post, task)
    // Only what has passed the checks on the whole is worth an index.
    const spilled = await new Promise<SpilledRows>((resolve) => port.once('message', resolve))
    buildNameSearch(task.search, spilled)
    post({ kind: 'search-built' })
  } catch (error) {
    if (error instanceof ImportRefusal) post({ kind: 'refused', reason: error.reason, place: error.place })
    else if (error instanceof SecondRecord) post({ kind: 'second-record', reason: error.message })
    else post({ kind: 'failed', error })
  }
}

async function read(
  port: NonNullable<typeof parentPort>,
  post: (message: WorkerMessage) => void,
  task: WorkerTask,
): Promise<void> {
  const source = await catalogueSources[task.source]?.()
  if (!source) throw new Error(`There is no source ${task.source}`)
  const opened = await source.open(task.path)
  const gathered = new GatheredRows(task.scratch)
  const free: SharedArrayBuffer[] = []
  let waiting = 0
  let goOn: (() => void) | undefined
  const onWritten = (memory: SharedArrayBuffer): void => {
    waiting -= 1
    free.push(memory)
    goOn?.()
  }
  const hand = async (refused: readonly Refused[], reading: Reading, most: number): Promise<void> => {
    post({ kind: 'produced', produced: { gathered: gathered.take(free.pop()), refused, reading } })
    waiting += 1
    while (waiting > most) await new Promise<void>((resolve) => (goOn = resolve))
  }
  port.on('message', onWritten)
  const end = await produceRows(opened, gathered, gathered, async (refused, reading) => {
    if (gathered.isFull || refused.length > 0) await hand(refused, reading, mostWaiting)
  })
  await hand([], opened.reading(), 0)
  port.off('message', onWritten)
  post({ kind: 'read', end, categories: gathered.categories })
}
