/** How much is open, as queries that others hold: of posts that are there still. */
import { isPostThere } from './moderated-posts.ts'
import type { ReadHandle } from './tables.ts'

/** Posts with a report that nobody has answered. */
export const reportedCount = (reader: ReadHandle) =>
  reader
    .selectFrom(
      reader
        .selectFrom('report')
        .select(['kind', 'subject'])
        .distinct()
        .where('decision', 'is', null)
        .where(isPostThere('report'))
        .as('open'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))

export const openAppealsCount = (reader: ReadHandle) =>
  reader
    .selectFrom('appeal')
    .innerJoin('decision', 'decision.id', 'appeal.decision')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('appeal.outcome', 'is', null)
    .where(isPostThere('decision'))
