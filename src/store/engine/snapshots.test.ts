import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turnsEnd } from 'node:timers/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDirectory } from '../../../test/support/engines.ts'
import { Snapshots } from './snapshots.ts'
import { newSharedTurns, Turns } from './turns.ts'

const { address, remove } = freshDirectory()
afterAll(remove)

describe('a snapshot', () => {
  const file = join(address.kind === 'directory' ? address.directory : '', 'a.sqlite')
  const writing = new DatabaseSync(file)
  writing.exec('pragma journal_mode = wal; create table word (text)')
  const reading = new DatabaseSync(file, { readOnly: true })
  const shared = newSharedTurns()
  const snapshots = new Snapshots(reading, new Turns(shared))
  const count = reading.prepare('select count(*) as words from word')
  const words = (): unknown => {
    snapshots.renew()
    return count.get()?.['words']
  }
  const write = (): void => writing.exec(`insert into word values ('a')`)

  test('is one state of the database for as long as a turn of the event loop, whatever other programs write', async () => {
    expect(words()).toBe(0)
    write()
    expect(words()).toBe(0)
    await turnsEnd()
    expect(words()).toBe(1)
  })

  test('sees what a thread of this program has written as soon as its turn to write is over', async () => {
    const before = words() as number
    const end = await new Turns(shared).take()
    write()
    expect(words()).toBe(before)
    end()
    expect(words()).toBe(before + 1)
  })

  test('leaves nothing locked once the turn has ended', async () => {
    words()
    await turnsEnd()
    expect(reading.isTransaction).toBe(false)
    expect(writing.prepare('pragma wal_checkpoint(truncate)').get()).toMatchObject({ busy: 0 })
  })

  test('is read from a map of the file, but not where one in a few comes after a write', async () => {
    const mapped = (): unknown => reading.prepare('pragma mmap_size').get()?.['mmap_size']
    const lookAgain = async (times: number, areWritten: boolean): Promise<void> => {
      for (let at = 0; at < times; at += 1) {
        if (areWritten && at % 4 === 0) (await new Turns(shared).take())()
        snapshots.renew()
        await turnsEnd()
      }
    }
    expect(mapped()).toBeGreaterThan(0)
    await lookAgain(1100, true)
    expect(mapped()).toBe(0)
    await lookAgain(1100, false)
    expect(mapped()).toBeGreaterThan(0)
  })

  test('may be begun beside a list that is still being read, and the connection closed while it is open', async () => {
    snapshots.renew()
    const list = reading.prepare('select text from word').iterate()
    list.next()
    await turnsEnd()
    expect(words()).toBe(2)
    expect([...list]).toHaveLength(1)
    words()
    reading.close()
    await turnsEnd()
    writing.close()
  })
})
