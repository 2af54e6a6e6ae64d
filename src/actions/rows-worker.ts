/** The thread that reads a data set for a first import, and builds the name search while the rows are written. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
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
/** What the thread is told. */
export type WorkerOrder =
  | { readonly kind: 'written'; readonly memory: SharedArrayBuffer }
  | { readonly kind: 'build-search'; readonly spilled: SpilledRows }
  | { readonly kind: 'stop' }
export type WorkerMessage =
  | { readonly kind: 'produced'; readonly produced: Produced }
  | { readonly kind: 'read'; readonly end: ReadingEnd; readonly categories: readonly string[] }
  | { readonly kind: 'search-built' }
  | { readonly kind: 'refused'; readonly reason: string; readonly place: Place | undefined }
  | { readonly kind: 'second-record'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: unknown }

/** So many stretches may wait to be written before reading pauses. */
const mostWaiting = 6

async function work(port: MessagePort, task: WorkerTask): Promise<void> {
  const post = (message: WorkerMessage) => port.postMessage(message)
  const orders = new Orders(port)
  try {
    await read(orders, post, task)
    // Only what has passed the checks on the whole is worth an index.
    buildNameSearch(task.search, await orders.search)
    post({ kind: 'search-built' })
  } catch (error) {
    if (orders.isStopped) return
    if (error instanceof ImportRefusal) post({ kind: 'refused', reason: error.reason, place: error.place })
    else if (error instanceof SecondRecord) post({ kind: 'second-record', reason: error.message })
    else post({ kind: 'failed', error })
  }
}

/**
 * What has been ordered so far. The thread ends of its own accord, once it is told to stop: ending it from outside,
 * in the middle of whatever it does, has been seen to take the whole process down.
 */
class Orders {
  readonly free: SharedArrayBuffer[] = []
  readonly search: Promise<SpilledRows>
  isStopped = false
  #waiting = 0
  #goOn: (() => void) | undefined

  constructor(port: MessagePort) {
    this.search = new Promise((resolve) => {
      port.on('message', (order: WorkerOrder) => {
        if (order.kind === 'build-search') return resolve(order.spilled)
        if (order.kind === 'written') this.#onWritten(order.memory)
        else this.#onStop(port)
      })
    })
  }

  /** Another stretch waits to be written; resolves when there are at most so many. Throws where all is to stop. */
  async handed(most: number): Promise<void> {
    this.#waiting += 1
    while (this.#waiting > most && !this.isStopped)
      await new Promise<void>((resolve) => (this.#goOn = resolve))
    this.ensureGoingOn()
  }

  ensureGoingOn(): void {
    if (this.isStopped) throw new Error('The import was given up')
  }

  #onWritten(memory: SharedArrayBuffer): void {
    this.#waiting -= 1
    this.free.push(memory)
    this.#goOn?.()
  }

  /** Without its port nothing keeps the thread alive but what is under way. */
  #onStop(port: MessagePort): void {
    this.isStopped = true
    this.#goOn?.()
    port.close()
  }
}

async function read(orders: Orders, post: (message: WorkerMessage) => void, task: WorkerTask): Promise<void> {
  const source = await catalogueSources[task.source]?.()
  if (!source) throw new Error(`There is no source ${task.source}`)
  const opened = await source.open(task.path)
  const gathered = new GatheredRows(task.scratch)
  const hand = (refused: readonly Refused[], reading: Reading, most: number): Promise<void> => {
    post({ kind: 'produced', produced: { gathered: gathered.take(orders.free.pop()), refused, reading } })
    return orders.handed(most)
  }
  const end = await produceRows(opened, gathered, gathered, async (refused, reading) => {
    orders.ensureGoingOn()
    if (gathered.isFull || refused.length > 0) await hand(refused, reading, mostWaiting)
  })
  await hand([], opened.reading(), 0)
  post({ kind: 'read', end, categories: gathered.categories })
}

if (parentPort) void work(parentPort, workerData as WorkerTask)
