/** How a post that is moderated is named and found, whatever it is. */
import type { Subject, Verdict } from '../../community/moderation.ts'
import type { Words } from '../../text/words.ts'
import type { Decision } from '../../store/decisions.ts'
import type { ModeratedPost } from '../../store/moderated-posts.ts'
import type { Paths } from '../paths.ts'

/** Where everybody finds it; absent for what has no page of its own. That of a member is found by their name alone. */
export function addressOfPost(paths: Paths, { kind, id }: Subject, name?: string): string | undefined {
  if (kind === 'review') return paths.review(id)
  if (kind === 'list') return paths.list(id)
  if (kind === 'member') return name === undefined ? undefined : paths.member(name)
  return kind === 'ratings' ? paths.rating(id) : undefined
}

/** A watchlist has no name of its own. */
export const headingOf = ({ say: { lists } }: Words, { heading }: Pick<ModeratedPost, 'heading'>): string =>
  heading || lists.watchlist

/** `Review · by Setsuko · about Late Spring`. */
export function aboutPost({ say: { moderation } }: Words, post: ModeratedPost): readonly string[] {
  const author = post.author ? moderation.by(post.author.name) : moderation.byNobody
  return [
    moderation.kinds[post.kind],
    ...(post.kind === 'member' ? [] : [author]),
    ...(post.title === undefined ? [] : [moderation.about(post.title)]),
  ]
}

/** What a moderator wrote, or what a decision says that was made without a word. */
export function statementOf(
  words: Words,
  { verdict, statement }: Pick<Decision, 'verdict' | 'statement'>,
): string {
  const unsaid: Readonly<Partial<Record<Verdict, string>>> = words.say.moderation.unsaid
  return statement || (unsaid[verdict] ?? '')
}
