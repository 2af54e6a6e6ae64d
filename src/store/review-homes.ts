/** Where reviews are shown once their title was merged into another, or was parted from it again. */
import { keyOf, type EntityId } from '../catalogue/ids.ts'
import { touchReviews } from './reviews.ts'
import type { WriteHandle } from './tables.ts'

/** Merges that lead to merges are followed so far. */
const longestChain = 20

/**
 * Brings each review that is shown at a title, or where that title led to a moment ago, to where the title that it was
 * written for leads now. No review is lost by a merge, and an undone one gives each title its own back.
 */
export async function bringReviewsHome(
  tx: WriteHandle,
  title: EntityId,
  formerTarget: number | null,
): Promise<void> {
  const places = new Set([keyOf(title)])
  if (formerTarget !== null) places.add(await homeOf(tx, formerTarget))
  const rows = await tx
    .selectFrom('review')
    .select(['title', 'written_for'])
    .distinct()
    .where('title', 'in', [...places])
    .execute()
  const touched = new Set<number>()
  for (const row of rows) {
    const home = await homeOf(tx, row.written_for)
    if (home === row.title) continue
    await tx
      .updateTable('review')
      .set({ title: home })
      .where('written_for', '=', row.written_for)
      .where('title', '=', row.title)
      .execute()
    for (const key of [row.title, home]) touched.add(key)
  }
  await touchReviews(tx, [...touched])
}

/** The title that a key leads to, itself where it was never merged. */
async function homeOf(tx: WriteHandle, key: number): Promise<number> {
  let home = key
  for (let steps = 0; steps < longestChain; steps += 1) {
    const row = await tx
      .selectFrom('entity')
      .select('target')
      .where('key', '=', home)
      .where('state', '=', 'merged')
      .executeTakeFirst()
    if (row?.target == null) break
    home = row.target
  }
  return home
}
