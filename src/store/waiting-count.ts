/** How much waits for moderators, as a number beside the way to it. */
import { sql } from 'kysely'
import { appealWait } from '../community/moderation.ts'
import { reviewAfter } from '../community/holding.ts'
import { heldTotal } from './moderated-posts.ts'
import { openAppealsCount, reportedCount } from './open-matters.ts'
import type { Flag, ReadHandle } from './tables.ts'

/**
 * Reported posts, notices, held posts, appeals and stretches of ratings that wait for a decision; without appeals
 * against decisions of this member's own, unless nobody else is there who could decide. One query.
 */
export async function waitingCount(reader: ReadHandle, member: string, now: Date): Promise<number> {
  const before = (age: number): string => new Date(now.getTime() - age).toISOString()
  const row = await reader
    .selectNoFrom(({ selectFrom }) => [
      heldTotal().as('held'),
      reportedCount(reader).as('reported'),
      selectFrom('notice')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('decision', 'is', null)
        .as('notices'),
      openAppealsCount(reader)
        .where(({ and, eb, exists, not, or }) =>
          or([
            eb('decision.moderator', 'is', null),
            eb('decision.moderator', '<>', member),
            and([
              eb('appeal.at', '<=', before(appealWait)),
              not(
                exists(
                  selectFrom('member')
                    .select('member.id')
                    .where('member.role', 'in', ['moderator', 'administrator'])
                    .where('member.id', '<>', member)
                    .where('member.suspended', '=', sql<Flag>`false`),
                ),
              ),
            ]),
          ]),
        )
        .as('appeals'),
      selectFrom('rating_window')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(({ and, eb, or }) =>
          or([
            and([eb('state', '=', 'open'), eb('level', '=', 'hold')]),
            and([eb('state', '=', 'excluded'), eb('decided_at', '<=', before(reviewAfter))]),
          ]),
        )
        .as('windows'),
    ])
    .executeTakeFirstOrThrow()
  return Object.values(row).reduce((sum: number, count) => sum + Number(count ?? 0), 0)
}
