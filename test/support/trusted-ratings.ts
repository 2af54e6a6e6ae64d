/** Members of long standing, whose ratings count in full once they have been counted. */
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { putRating } from '../../src/store/ratings.ts'
import { addMembers } from './raters.ts'
import { titleId } from './ids.ts'
import { put } from './site.ts'

const day = 86_400_000
const others = Array.from({ length: 4 }, (_, at) => titleId(`tt009000${at}`))

/** Between 6 and 8.5 for the title, a week or longer ago, one a day; four other titles each, on as many days. */
export async function ratedByTrusted(
  engine: Engine,
  title: TitleId,
  { members, now }: { readonly members: number; readonly now: Date },
): Promise<void> {
  await put(
    engine,
    others.map((id) => [id, { type: 'movie', name: `Other ${id}`, year: 1990 }] as const),
  )
  const joined = new Date(now.getTime() - 1000 * day)
  const raters = await addMembers(
    engine,
    Array.from({ length: members }, (_, at) => ({ id: `trusted-${at}`, joined })),
  )
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    for (const [number, { id }] of raters.entries())
      for (const [place, rated] of [title, ...others].entries()) {
        const at = new Date(now.getTime() - (7 + number + place * 2) * day).toISOString()
        await putRating(tx, { member: id, title: rated, halves: 12 + (number % 6), weight: 2, at })
      }
  })
}
