/** Titles that members have rated. */
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { putRating } from '../../src/store/ratings.ts'
import { putMember } from './members.ts'

const at = '2026-11-01T00:00:00.000Z'

/** Ratings of every value and weight, by as many new members. */
export async function rateByMany(engine: Engine, title: TitleId, members: number): Promise<void> {
  const raters: string[] = []
  for (let each = 0; each < members; each += 1) raters.push(await putMember(engine, `rater-${each}`))
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    for (const [each, member] of raters.entries()) {
      const weight = ([10, 5, 2] as const)[each % 3] ?? 10
      await putRating(tx, { member, title, halves: 2 + (each % 19), weight, at })
    }
  })
}
