import type { Engine } from '../../store/engine/engine.ts'
import { forgetOldNotifiers } from '../../store/notices.ts'

/** Whoever sent a notice is forgotten some months after it was decided, and in any case two years after it came. */
export function forgetNotifiers(engine: Engine, now: Date): Promise<void> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await forgetOldNotifiers(tx, now)
  })
}
