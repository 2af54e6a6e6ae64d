import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Checkpoints } from './checkpoint.ts'
import { newSharedTurns, Turns } from './turns.ts'

const aPage = 4000

let folder: string
let database: DatabaseSync
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'titlecard-log-'))
  database = new DatabaseSync(join(folder, 'notes.sqlite'))
  database.exec(`pragma page_size = 4096; pragma journal_mode = wal; pragma synchronous = off;
    pragma wal_autocheckpoint = 0; create table note (text text)`)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

function write(pages: number): void {
  const insert = database.prepare('insert into note values (?)')
  database.exec('begin')
  for (let at = 0; at < pages; at += 1) insert.run('x'.repeat(aPage))
  database.exec('commit')
}

/** Snapshot after snapshot, each for a millisecond, with a look at the messages in between. */
const readingOn = `
  import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
  import { setImmediate } from 'node:timers/promises'
  import { parentPort, workerData } from 'node:worker_threads'
  const database = new DatabaseSync(workerData, { readOnly: true, timeout: 5000 })
  let isOver = false
  parentPort.once('message', () => (isOver = true))
  for (let at = 0; !isOver; at += 1) {
    database.exec('begin')
    const until = performance.now() + 1
    do database.prepare('select count(*) from note').get()
    while (performance.now() < until)
    database.exec('commit')
    if (at === 0) parentPort.postMessage('reading')
    await setImmediate()
  }
  database.close()`

const pagesInLog = (): number => Number(database.prepare('pragma wal_checkpoint(noop)').get()?.['log'])

describe('the log', () => {
  test('begins anew when it was long', async () => {
    const checkpoints = new Checkpoints(join(folder, 'notes.sqlite'), newSharedTurns())
    write(4100)
    await checkpoints.make()
    write(1)
    expect(pagesInLog()).toBeLessThan(10)
    checkpoints.close()
  })

  test('is left as it is while it is short', async () => {
    const checkpoints = new Checkpoints(join(folder, 'notes.sqlite'), newSharedTurns())
    write(100)
    const before = pagesInLog()
    await checkpoints.make()
    write(1)
    expect(pagesInLog()).toBeGreaterThan(before)
    checkpoints.close()
  })

  test('that is too long has writers wait, so that it can begin anew', async () => {
    const shared = newSharedTurns()
    const checkpoints = new Checkpoints(join(folder, 'notes.sqlite'), shared, 4050)
    write(4100)
    const end = await new Turns(shared).take()
    let isMade = false
    const made = checkpoints.make().then(() => (isMade = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isMade).toBe(false)
    end()
    await made
    checkpoints.close()
  })

  test('that is too long begins anew beside those who read nearly all of the time', async () => {
    const file = join(folder, 'notes.sqlite')
    const checkpoints = new Checkpoints(file, newSharedTurns(), 4050)
    const reading = new Worker(new URL(`data:text/javascript,${encodeURIComponent(readingOn)}`), {
      workerData: file,
    })
    await once(reading, 'message')
    write(4100)
    await checkpoints.make()
    write(1)
    expect(pagesInLog()).toBeLessThan(10)
    reading.postMessage('end')
    await once(reading, 'exit')
    checkpoints.close()
  })
})
