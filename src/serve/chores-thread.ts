/** The thread of {@link import('./chores.ts').startChores}: it does what is due, and is gone. */
import { workerData } from 'node:worker_threads'
import { workOnRatings } from '../actions/daily-ratings.ts'
import { throwOldAway } from '../actions/take-lists-in.ts'
import { raiseRoles } from '../actions/moderation/raise-role.ts'
import { openStore, type StoreAddress } from '../store/store.ts'

const engine = await openStore(workerData as StoreAddress)
try {
  await throwOldAway(engine, new Date())
  await workOnRatings(engine, () => new Date())
  await raiseRoles(engine, new Date())
} finally {
  await engine.close()
}
