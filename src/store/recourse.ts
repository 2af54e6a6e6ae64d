/** What members can do about decisions that went against them: appeal, or wait for what comes of their appeal. */
import { appealTime, whyNoAppeal } from '../community/moderation.ts'
import { appealsBy } from './appeals.ts'
import { standingDecisions, type Decision } from './decisions.ts'
import { isModerated, moderatedPosts, subjectKey, type Reads } from './moderated-posts.ts'
import { reportersInMatters } from './reports.ts'

export type Recourse = {
  /** Until when the member may appeal; absent where they may not. */
  readonly until: Date | undefined
  /** Whether an appeal of theirs in the matter waits to be decided. */
  readonly isOpen: boolean
}

/** By the number of the decision. Three queries, however many there are, and one for each kind of post. */
export async function recourses(
  handle: Reads,
  member: string,
  decisions: readonly Decision[],
  now: Date,
): Promise<ReadonlyMap<number, Recourse>> {
  if (decisions.length === 0) return new Map()
  const subjects = decisions.map(({ subject }) => subject)
  const matters = decisions.map(({ matter }) => matter)
  const standing = await standingDecisions(handle, subjects)
  const posts = await moderatedPosts(handle, subjects)
  const reporters = await reportersInMatters(handle, matters)
  const appeals = await appealsBy(handle, member, matters)
  return new Map(
    decisions.map((decision) => {
      const { id, at, author, matter, subject } = decision
      const post = posts.get(subjectKey(subject))
      const appeal = appeals.get(matter)
      const fault = whyNoAppeal(
        member,
        { author, reporters: reporters.get(matter) ?? [] },
        {
          ...decision,
          isReplaced: standing.get(subjectKey(subject))?.id !== id,
          isRewritten: post?.isRewritten === true,
        },
        { hasAppealed: appeal !== undefined, now },
      )
      const isGone = isModerated(subject.kind) && !post
      return [
        id,
        {
          until: fault || isGone ? undefined : new Date(at.getTime() + appealTime),
          isOpen: appeal !== undefined && !appeal.settled && !isGone,
        },
      ]
    }),
  )
}
