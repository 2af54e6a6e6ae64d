/** The ratings of a title as events, as the rules of unusual activity look at them. */
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Standing } from '../community/holding.ts'
import type { RatedTitle } from '../community/lockstep.ts'
import type { Weight } from '../community/trust.ts'
import type { RatingEvent } from '../community/unusual-activity.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

/** `member` of the event is the place of `rater` among the raters of the title. */
export type StoredEvent = {
  readonly rater: string
  readonly standing: Standing
  readonly event: RatingEvent
}

/** All of them, by member. */
export async function ratingEvents(
  handle: ReadHandle | WriteHandle,
  title: TitleId,
): Promise<readonly StoredEvent[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('rating')
    .innerJoin('member', 'member.id', 'rating.member')
    .select(['rating.member', 'rating.at', 'rating.halves', 'rating.weight', 'rating.standing'])
    .select('member.created_at')
    .where('rating.title', '=', keyOf(title))
    .execute()
  return rows
    .sort((a, b) => (a.member < b.member ? -1 : 1))
    .map(({ member, at, halves, weight, standing, created_at }, place) => ({
      rater: member,
      standing,
      event: {
        member: place,
        at: Date.parse(at),
        halves,
        weight: weight as Weight,
        accountAge: Date.parse(at) - new Date(created_at).getTime(),
      },
    }))
}

const asked = 500

/** All that these members have rated, by member. */
export async function ratingHistories(
  handle: ReadHandle | WriteHandle,
  members: readonly string[],
): Promise<ReadonlyMap<string, readonly RatedTitle[]>> {
  const histories = new Map<string, RatedTitle[]>()
  for (let from = 0; from < members.length; from += asked) {
    const rows = await (handle as ReadHandle)
      .selectFrom('rating')
      .select(['member', 'title', 'halves', 'at'])
      .where('member', 'in', members.slice(from, from + asked))
      .execute()
    for (const { member, title, halves, at } of rows) {
      const rated = { title: String(title), halves, at: Date.parse(at) }
      const history = histories.get(member)
      if (history) history.push(rated)
      else histories.set(member, [rated])
    }
  }
  return histories
}

/** Puts other standings in the place of those that were; tallies are for the caller to count anew. */
export async function setStandings(
  tx: WriteHandle,
  title: TitleId,
  moves: ReadonlyMap<string, Standing>,
): Promise<void> {
  const byStanding = Map.groupBy(moves, ([, standing]) => standing)
  for (const [standing, members] of byStanding)
    for (let from = 0; from < members.length; from += asked)
      await tx
        .updateTable('rating')
        .set({ standing })
        .where('title', '=', keyOf(title))
        .where(
          'member',
          'in',
          members.slice(from, from + asked).map(([member]) => member),
        )
        .execute()
}
