import { describe, expect, test } from 'vitest'
import { GroupSync } from './group-sync.ts'

/** A disk that ends its waits when it is told to, in the order in which they began. */
function disk() {
  const waits: PromiseWithResolvers<undefined>[] = []
  const sync = new GroupSync(() => {
    const wait = Promise.withResolvers<undefined>()
    waits.push(wait)
    return wait.promise
  })
  return { waits, sync }
}

async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false
  promise.then(
    () => (settled = true),
    () => (settled = true),
  )
  await turnOfLoop()
  return settled
}

const turnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('what is written', () => {
  test('is on the disk only after a wait that began after it', async () => {
    const { waits, sync } = disk()
    const first = sync.onDisk()
    await turnOfLoop()
    // Written while the disk was at work already, which may have missed it.
    const second = sync.onDisk()
    waits[0]?.resolve(undefined)
    await first
    expect(await isSettled(second)).toBe(false)
    waits[1]?.resolve(undefined)
    await second
  })

  test('by many meanwhile is waited for once', async () => {
    const { waits, sync } = disk()
    const first = sync.onDisk()
    await turnOfLoop()
    const others = Array.from({ length: 100 }, () => sync.onDisk())
    waits[0]?.resolve(undefined)
    await first
    await turnOfLoop()
    waits[1]?.resolve(undefined)
    await Promise.all(others)
    expect(waits).toHaveLength(2)
  })

  test('is not said to be on a disk that has failed once, whatever it says later', async () => {
    const { waits, sync } = disk()
    const first = sync.onDisk()
    await turnOfLoop()
    const second = sync.onDisk()
    waits[0]?.reject(new Error('EIO'))
    await expect(first).rejects.toThrow('EIO')
    await expect(second).rejects.toThrow('EIO')
    await expect(sync.onDisk()).rejects.toThrow('EIO')
    expect(waits).toHaveLength(1)
  })
})
