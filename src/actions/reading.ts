/** Where a first import is read: in a thread of its own, or here where the source is not one of the registered. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { catalogueSources } from '../sources/index.ts'
import { ImportRefusal, type CatalogueSource } from '../sources/source.ts'
import { SecondRecord } from '../store/bulk-load/bulk-rows.ts'
import { buildNameSearch } from '../store/bulk-load/name-search-file.ts'
import type { SpilledRows } from '../store/bulk-load/spilled-rows.ts'
import { GatheredRows, produceRows, type Produced, type ReadingEnd } from './produce-rows.ts'
import type { WorkerMessage, WorkerOrder, WorkerTask } from './rows-worker.ts'

/** `categories` are what the numbers in spilled credits stand for. */
export type ReadingResult = { readonly end: ReadingEnd; readonly categories: readonly string[] }

export type RowReading = {
  /** Calls `take` with what there is, until all is read. */
  read(take: (produced: Produced) => void): Promise<ReadingResult>
  /** Builds the name search; the file it is in. */
  buildSearch(spilled: SpilledRows): Promise<string>
  stop(): Promise<void>
}

/** `scratch` is a folder for what is only needed while loading. */
export async function startReading(
  source: CatalogueSource,
  path: string,
  scratch: string,
): Promise<RowReading> {
  const task = {
    source: source.name,
    path,
    scratch: join(scratch, 'spilled-'),
    search: join(scratch, 'search.sqlite'),
  }
  const registered = Object.hasOwn(catalogueSources, source.name)
    ? await catalogueSources[source.name]?.()
    : undefined
  return registered === source ? new ReadingThread(task) : new ReadingHere(source, task)
}

class ReadingThread implements RowReading {
  readonly #worker: Worker
  readonly #gone: Promise<void>
  readonly #search: string

  constructor(task: WorkerTask) {
    this.#search = task.search
    this.#worker = new Worker(new URL('./rows-worker.ts', import.meta.url), {
      workerData: task,
      // Rows live for a moment: room for them saves most of the collector's work.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    })
    this.#gone = new Promise((resolve) => this.#worker.once('exit', () => resolve()))
    // One that fails while nobody waits for it is gone; whoever waits next hears that it is.
    this.#worker.on('error', () => undefined)
  }

  read(take: (produced: Produced) => void): Promise<ReadingResult> {
    return this.#until((message) => {
      if (message.kind === 'read') return message
      if (message.kind === 'produced') {
        take(message.produced)
        this.#order({ kind: 'written', memory: message.produced.gathered.memory })
      }
      return undefined
    })
  }

  buildSearch(spilled: SpilledRows): Promise<string> {
    this.#order({ kind: 'build-search', spilled })
    return this.#until((message) => (message.kind === 'search-built' ? this.#search : undefined))
  }

  /** Resolves when the thread is gone: what it can't leave in the middle is finished first. */
  stop(): Promise<void> {
    this.#order({ kind: 'stop' })
    return this.#gone
  }

  #order(order: WorkerOrder): void {
    this.#worker.postMessage(order)
  }

  #until<T>(answer: (message: WorkerMessage) => T | undefined): Promise<T> {
    const worker = this.#worker
    return new Promise<T>((resolve, reject) => {
      const onMessage = (message: WorkerMessage): void => {
        try {
          ensureGoingOn(message)
          const found = answer(message)
          if (found !== undefined) settle(() => resolve(found))
        } catch (error) {
          settle(() => reject(error as Error))
        }
      }
      const onError = (error: unknown): void => settle(() => reject(error as Error))
      const onExit = (): void =>
        settle(() => reject(new Error('The thread that reads ended before its work was done')))
      const settle = (end: () => void): void => {
        worker.off('message', onMessage).off('error', onError)
        end()
      }
      worker.on('message', onMessage).on('error', onError)
      void this.#gone.then(onExit)
    })
  }
}

function ensureGoingOn(message: WorkerMessage): void {
  if (message.kind === 'refused') throw new ImportRefusal(message.reason, message.place)
  if (message.kind === 'second-record') throw new SecondRecord(message.reason)
  if (message.kind === 'failed') throw message.error
}

class ReadingHere implements RowReading {
  readonly #source: CatalogueSource
  readonly #task: WorkerTask

  constructor(source: CatalogueSource, task: WorkerTask) {
    this.#source = source
    this.#task = task
  }

  async read(take: (produced: Produced) => void): Promise<ReadingResult> {
    const gathered = new GatheredRows(this.#task.scratch)
    const opened = await this.#source.open(this.#task.path)
    const end = await produceRows(opened, gathered, gathered, (refused, reading) => {
      if (gathered.isFull || refused.length > 0) take({ gathered: gathered.take(), refused, reading })
      return Promise.resolve()
    })
    take({ gathered: gathered.take(), refused: [], reading: opened.reading() })
    return { end, categories: gathered.categories }
  }

  buildSearch(spilled: SpilledRows): Promise<string> {
    buildNameSearch(this.#task.search, spilled)
    return Promise.resolve(this.#task.search)
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }
}
