/** The thread that keeps the write-ahead log short. The first word from the first thread is to end. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Checkpoints } from '../store/engine/checkpoint.ts'
import type { SharedTurns } from '../store/engine/turns.ts'

export type CheckpointData = { readonly file: string; readonly turns: SharedTurns }

/** Milliseconds. */
const pause = 1000

const { file, turns } = workerData as CheckpointData
const ending = new AbortController()
parentPort?.once('message', () => ending.abort())
const checkpoints = new Checkpoints(file, turns)
while (!ending.signal.aborted) {
  await checkpoints.make()
  // Cut short where the thread is told to end, which the loop sees.
  await sleep(pause, undefined, ending).catch(() => undefined)
}
checkpoints.close()
