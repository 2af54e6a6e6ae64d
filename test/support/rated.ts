/** Titles that members have rated. */
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { putRating } from '../../src/store/ratings.ts'

const at = '2026-11-01T00:00:00.000Z'

/** Ratings of every value and weight, by as many new members. */
export async function rateByMany(engine: Engine, title: TitleId, members: number): Promise<void> {
  const flag = (is: boolean): boolean | number => (engine.kind === 'sqlite' ? Number(is) : is)
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    for (let each = 0; each < members; each += 1) {
      const id = `rater-${each}`
      await tx
        .insertInto('member')
        .values({
          id,
          name: id,
          name_key: id,
          email: `${id}@example.org`,
          email_verified: flag(true),
          image: null,
          role: 'member',
          suspended: flag(false),
          two_factor_enabled: flag(false),
          created_at: at,
          updated_at: at,
        })
        .execute()
      const weight = ([10, 5, 2] as const)[each % 3] ?? 10
      await putRating(tx, { member: id, title, halves: 2 + (each % 19), weight, at })
    }
  })
}
