/** What moderators decide about posts and members: what may follow what, who may decide it, and who may appeal. */
import { isAtLeast, type MemberRole, type Role } from './roles.ts'

/**
 * What is reported and decided about. `ratings` are those of a title within a stretch of time; a `notice` is of somebody
 * without an account, about anything here.
 */
export const subjectKinds = ['review', 'list', 'about', 'member', 'ratings', 'notice'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export const isSubjectKind = (text: string): text is SubjectKind => subjectKinds.some((kind) => kind === text)

/** One post: a kind, and its own id among those of its kind. */
export type Subject = { readonly kind: SubjectKind; readonly id: string }

/** `held` waits for a moderator, `withdrawn` was taken back by its author. A member who is suspended is hidden. */
export type PostState = 'shown' | 'held' | 'hidden' | 'withdrawn'

/** What a decision can make of a post. */
export type MadeState = 'shown' | 'hidden'

export type ModerationField = 'reason' | 'words' | 'verdict' | 'rule' | 'statement'
export type ModerationFault = 'empty' | 'words-long' | 'characters' | 'choose' | 'needs-rule'

/** Of a report, an appeal or a statement of reasons, in UTF-16 units. */
export const longestWords = 2000

export const verdicts = [
  'leave',
  'hide',
  'unhide',
  'approve',
  'refuse',
  'suspend',
  'admit',
  'exclude',
  'genuine',
  'act',
] as const
export type Verdict = (typeof verdicts)[number]
export const isVerdict = (text: string): text is Verdict => verdicts.some((verdict) => verdict === text)

type Party = 'author' | 'reporter'
type Effect = {
  /** The state that it makes of a post; absent where the post stays as it is. */
  readonly makes?: MadeState
  /** Takes something away, and so rests on a rule. */
  readonly needsRule: boolean
  /** Whom it goes against, who may therefore appeal; absent where nobody can. */
  readonly against?: Party
}

const effects: Readonly<Record<Verdict, Effect>> = {
  leave: { needsRule: false, against: 'reporter' },
  hide: { makes: 'hidden', needsRule: true, against: 'author' },
  unhide: { makes: 'shown', needsRule: false, against: 'reporter' },
  approve: { makes: 'shown', needsRule: false, against: 'reporter' },
  refuse: { makes: 'hidden', needsRule: true, against: 'author' },
  suspend: { makes: 'hidden', needsRule: true, against: 'author' },
  admit: { makes: 'shown', needsRule: false, against: 'reporter' },
  exclude: { needsRule: false },
  genuine: { needsRule: false },
  act: { needsRule: false },
}

/** A post that is published needs no reasons: only what takes something away, or leaves what somebody objects to. */
export const needsStatement = (verdict: Verdict): boolean => verdict !== 'approve'

export const needsRule = (verdict: Verdict): boolean => effects[verdict].needsRule

/** What can be decided about a post as it stands; none where there is nothing to decide. */
export function verdictsOn(kind: SubjectKind, state: PostState, isReported: boolean): readonly Verdict[] {
  if (kind === 'ratings' || kind === 'notice') return []
  const left: readonly Verdict[] = isReported ? ['leave'] : []
  if (kind === 'member') return [...left, state === 'shown' ? 'suspend' : 'admit']
  if (state === 'held') return ['approve', 'refuse']
  if (state === 'withdrawn') return left
  return [...left, state === 'shown' ? 'hide' : 'unhide']
}

/** What can be decided about a notice, by the state of the post that it is about; of what is no post, outside of here. */
export const noticeVerdicts = (state: PostState | undefined): readonly Verdict[] =>
  state === 'shown' ? ['leave', 'hide'] : ['leave', 'act']

/** What a decision makes of a post; nothing where it stays as it is. */
export const stateMade = (verdict: Verdict): MadeState | undefined => effects[verdict].makes

/**
 * The state of a post as those are told who can't read it, by the verdict that took it out of sight and stands. One that
 * was refused was never public: others are told no more of it than while it waited. What all could read and a moderator
 * hid is hidden to them still while new words wait in its place.
 */
export function stateToOthers<State extends PostState>(
  state: State,
  taking: Verdict | undefined,
): State | 'held' | 'hidden' {
  if (taking === 'refuse') return 'held'
  return state === 'held' && taking !== undefined ? 'hidden' : state
}

/** What an appeal that succeeds makes of a decision. */
export function overturned(verdict: Verdict, kind: SubjectKind): Verdict | undefined {
  const isMember = kind === 'member'
  switch (verdict) {
    case 'hide':
      return 'unhide'
    case 'refuse':
      return 'approve'
    case 'suspend':
      return 'admit'
    case 'leave':
    case 'approve':
    case 'unhide':
    case 'admit':
      return isMember ? 'suspend' : 'hide'
    default:
      return undefined
  }
}

/** Nobody suspends whoever has as much power as they have themselves, but for administrators. */
export const maySuspend = (role: Role, other: Role): boolean =>
  role === 'administrator' || (isAtLeast(role, 'moderator') && !isAtLeast(other, role))

/** Who has to do with a subject, by member's id. */
export type Concerned = {
  readonly author: string | undefined
  readonly reporters: readonly string[]
}

export type DecideFault = 'own-post' | 'own-report' | 'decided-it'

/** Nobody decides in a matter of their own: why a moderator may not decide, if there is a reason. */
export function whyNotDecide(
  moderator: string,
  { author, reporters }: Concerned,
): Exclude<DecideFault, 'decided-it'> | undefined {
  if (author === moderator) return 'own-post'
  return reporters.includes(moderator) ? 'own-report' : undefined
}

/** Why a post is left out where many are decided about together. */
export const whyLeft = [
  'gone',
  'decided',
  'rewritten',
  'own-post',
  'own-report',
  'reported',
  'singly',
] as const
export type WhyLeft = (typeof whyLeft)[number]

/** A moderator or an administrator who isn't suspended. */
export type Staff = {
  readonly id: string
  readonly role: MemberRole
  /** Has the second factor without which the role has no power. */
  readonly isReady: boolean
}

export type AppealedMatter = Concerned & {
  readonly decidedBy: string | undefined
  /** What the member is whose account it is about, where it is about one. */
  readonly accountOf: Role | undefined
  /** When it was appealed. */
  readonly at: Date
}

/** So long an appeal waits for another moderator where nobody else could decide, in milliseconds. */
export const appealWait = 14 * 86_400_000

/**
 * Who decides an appeal: another moderator than the one who decided, and who has no part in it. Where one is appointed
 * who has no second factor yet (`unready`), it waits for them. Where there is nobody, it waits for somebody to be
 * appointed, and after {@link appealWait} the one who decided may decide again.
 */
export type AppealDecider = 'another' | 'unready' | 'nobody' | 'the-same'

export function deciderOfAppeal(staff: readonly Staff[], matter: AppealedMatter, now: Date): AppealDecider {
  const { decidedBy, accountOf, at } = matter
  const others = staff.filter(
    ({ id, role }) =>
      id !== decidedBy &&
      !whyNotDecide(id, matter) &&
      (accountOf === undefined || maySuspend(role, accountOf)),
  )
  if (others.some(({ isReady }) => isReady)) return 'another'
  if (others.length > 0) return 'unready'
  return now.getTime() - at.getTime() < appealWait ? 'nobody' : 'the-same'
}

/** Why a moderator may not decide an appeal, which is `decider`'s to decide. */
export function whyNotDecideAppeal(
  moderator: string,
  matter: Pick<AppealedMatter, keyof Concerned | 'decidedBy'>,
  decider: AppealDecider,
): DecideFault | undefined {
  if (matter.decidedBy === moderator && decider !== 'the-same') return 'decided-it'
  return whyNotDecide(moderator, matter)
}

/** So long after a decision it can be appealed, in milliseconds: six months (as in Regulation (EU) 2022/2065, 20). */
export const appealTime = 183 * 86_400_000

export type DecisionToAppeal = {
  readonly verdict: Verdict
  readonly at: Date
  /** A later decision about the same post has taken its place. */
  readonly isReplaced: boolean
  /** The post was written anew since, and waits for a decision about its new words: that comes first. */
  readonly isRewritten: boolean
}

export type AppealFault =
  'not-concerned' | 'not-against-you' | 'already' | 'replaced' | 'rewritten' | 'too-late'

/**
 * Why a member may not appeal a decision: the author may where something of theirs was taken away, a reporter where
 * it was left, each once in a matter: a decision with all that follow from it by appeal.
 */
export function whyNoAppeal(
  member: string,
  concerned: Concerned,
  decision: DecisionToAppeal,
  { hasAppealed, now }: { readonly hasAppealed: boolean; readonly now: Date },
): AppealFault | undefined {
  const party = partyOf(member, concerned)
  if (!party) return 'not-concerned'
  if (hasAppealed) return 'already'
  if (effects[decision.verdict].against !== party) return 'not-against-you'
  if (decision.isReplaced) return 'replaced'
  if (decision.isRewritten) return 'rewritten'
  return now.getTime() - decision.at.getTime() > appealTime ? 'too-late' : undefined
}

export function partyOf(member: string, { author, reporters }: Concerned): Party | undefined {
  if (author === member) return 'author'
  return reporters.includes(member) ? 'reporter' : undefined
}
