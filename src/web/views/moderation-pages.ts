/** The pages of moderation, each as it is sent: at its own address, and again with what is wrong in its form. */
import { Refusal } from '../../catalogue/refusal.ts'
import {
  isSubjectKind,
  maySuspend,
  verdictsOn,
  whyNotDecide,
  type Subject,
} from '../../community/moderation.ts'
import { isModerated } from '../../store/moderated-posts.ts'
import { moderationPost, type ModerationPost } from '../../store/moderation-post.ts'
import { moderationQueue } from '../../store/moderation-queue.ts'
import type { Session } from '../../store/members.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { ModerationPostPageModel } from '../moderation-pages.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'
import { ModerationForms } from './moderation-forms.ts'

export type ModerationParts = { readonly reader: ReadHandle; readonly visitors: Visitors }

/** What an address names; throws where it names nothing that is moderated. */
export function subjectIn({ kind = '', id = '' }: Readonly<Record<string, string | undefined>>): Subject {
  if (isSubjectKind(kind) && isModerated(kind) && /^[\w-]{1,64}$/.test(id)) return { kind, id }
  throw new Refusal('not-found', 'There is no such post.')
}

/** What waits for moderators. */
export function queuePage(
  { reader, visitors }: ModerationParts,
  session: Session,
  note: string | undefined,
): PageToSend<'ModerationPage'> {
  return {
    page: 'ModerationPage',
    isPrivate: true,
    make: async ({ words: { say } }) => {
      const queue = await moderationQueue(reader)
      const token = visitors.tokenOf(session)
      return {
        model: {
          ...queue,
          now: new Date(),
          note: note === 'decided' ? say.moderation.decided : undefined,
          token,
        },
        head: { title: say.moderation.heading },
      }
    },
  }
}

/** One post with what was said of it, and the form to decide. */
export function postPage(
  { reader, visitors }: ModerationParts,
  session: Session,
  subject: Subject,
  filled: Filled = blank,
): PageToSend<'ModerationPostPage'> {
  return {
    page: 'ModerationPostPage',
    isPrivate: true,
    make: async (context) => {
      const read = await moderationPost(reader, subject)
      if (!read) throw new Refusal('not-found', 'There is no such post.')
      const { words } = context
      const forms = new ModerationForms(context, visitors.tokenOf(session), filled)
      const model = { ...read, subject, now: new Date(), ...decidable(read, session, forms) }
      return { model, head: { title: words.say.moderation.decideOn(read.post.heading) } }
    },
  }
}

function decidable(
  { post, reports, decisions }: ModerationPost,
  { member }: Session,
  forms: ModerationForms,
): Pick<ModerationPostPageModel, 'form' | 'whyNot'> {
  const open = reports.filter(({ decision }) => decision === undefined)
  const reporters = open.flatMap(({ reporter }) => reporter?.id ?? [])
  const whyNot =
    whyNotDecide(member.id, { author: post.author?.id, reporters }) ??
    (post.kind === 'member' && !maySuspend(member.roleInForce, post.author?.role ?? 'reader')
      ? ('not-yours' as const)
      : undefined)
  const verdicts = whyNot ? [] : verdictsOn(post.kind, post.state, open.length > 0)
  const form = verdicts.length === 0 ? undefined : forms.decide(post, verdicts, decisions[0]?.id ?? 0)
  return { form, whyNot }
}
