/**
 * The thread of {@link import('./chores.ts').startChores}: it does what is due, and is gone. A word from the first
 * thread is to leave it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { workOnRatings } from '../actions/daily-ratings.ts'
import { throwOldAway } from '../actions/take-lists-in.ts'
import { forgetNotifiers } from '../actions/moderation/forget-notifiers.ts'
import { raiseRoles } from '../actions/moderation/raise-role.ts'
import { openStore } from '../store/store.ts'
import type { ChoresData } from './chores.ts'

const leaving = new AbortController()
parentPort?.once('message', () => leaving.abort())
const { store, turns } = workerData as ChoresData
const engine = await openStore(store, turns)
try {
  // First what may not be kept longer, whatever becomes of the rest.
  await throwOldAway(engine, new Date())
  await forgetNotifiers(engine, new Date())
  // No rating weighs by the rank of its member; but the count takes long, and may be left before its end.
  await raiseRoles(engine, new Date())
  await workOnRatings(engine, () => new Date(), { until: leaving.signal })
} catch (error) {
  if (!leaving.signal.aborted) throw error
} finally {
  await engine.close()
  parentPort?.removeAllListeners('message').close()
}
