import { compareIndexes, type IndexDifference } from '../store/compare-indexes.ts'
import type { Engine } from '../store/engine/engine.ts'
import { raiseEpoch } from '../store/imports.ts'

/** Derives every index again, in one transaction, and repairs what differs. Tells what did. */
export async function reindex(engine: Engine): Promise<readonly IndexDifference[]> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const differences = await compareIndexes({ engine, tx, repair: true })
    if (differences.length > 0) await raiseEpoch(tx)
    return differences
  })
}
