import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { newSharedTurns, Turns } from './turns.ts'

/** Reads a number, does something else for a moment, and writes it one higher: two at once would lose one. */
const counting = `
  import { parentPort, workerData } from 'node:worker_threads'
  import { Turns } from ${JSON.stringify(new URL('turns.ts', import.meta.url).href)}
  const turns = new Turns(workerData.shared)
  const counted = new Int32Array(workerData.counted)
  const countOne = async () => {
    const end = await turns.take()
    const before = counted[0]
    await new Promise((resolve) => setImmediate(resolve))
    counted[0] = before + 1
    end()
  }
  const alive = setInterval(() => {}, 1000)
  await Promise.all(Array.from({ length: workerData.times }, countOne))
  clearInterval(alive)
  parentPort.postMessage('done')`

describe('turns', () => {
  test('come to one at a time, of all threads', async () => {
    const [shared, counted] = [newSharedTurns(), new SharedArrayBuffer(4)]
    const times = 300
    const workers = Array.from({ length: 3 }, () => {
      const workerData = { shared, counted, times }
      return new Worker(new URL(`data:text/javascript,${encodeURIComponent(counting)}`), { workerData })
    })
    await Promise.all(
      workers.map(
        (worker) => new Promise<void>((done, failed) => worker.on('exit', done).on('error', failed)),
      ),
    )
    expect(new Int32Array(counted)[0]).toBe(workers.length * times)
  })

  test('come in the order in which they were asked for, in one thread', async () => {
    const turns = new Turns(newSharedTurns())
    const came: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const end = await turns.take()
        await new Promise((resolve) => setImmediate(resolve))
        came.push(at)
        end()
      }),
    )
    expect(came).toEqual(Array.from({ length: 20 }, (_, at) => at))
  })
})
