/** What is reported and decided, as rows. */
import type { Generated } from 'kysely'
import type { SubjectKind, Verdict } from '../community/moderation.ts'
import type { NoticeGround } from '../community/notice.ts'
import type { ReportReason, SiteRule } from '../community/site-rules.ts'

export type ModerationTables = {
  /** `matter` is the first of the decisions that follow from one another by appeal; `appeal` brought this one about. */
  decision: {
    id: Generated<number>
    at: string
    kind: SubjectKind
    subject: string
    author: string | null
    moderator: string | null
    verdict: Verdict
    rule: SiteRule | null
    statement: string
    matter: number | null
    appeal: number | null
  }
  /** Open as long as there is no `decision`. */
  report: {
    id: Generated<number>
    at: string
    kind: SubjectKind
    subject: string
    reporter: string | null
    reason: ReportReason
    words: string
    decision: number | null
  }
  /** Open as long as there is no `decision`. What says who sent it goes some months after that. */
  notice: {
    id: Generated<number>
    at: string
    address: string
    ground: NoticeGround
    words: string
    work: string | null
    name: string | null
    email: string | null
    reach: string | null
    behalf: string | null
    language: string
    decision: number | null
    decided_at: string | null
  }
  /** Open as long as there is no `outcome`. */
  appeal: {
    id: Generated<number>
    at: string
    decision: number
    matter: number
    member: string | null
    words: string
    outcome: 'upheld' | 'overturned' | null
    moderator: string | null
    statement: string | null
    decided_at: string | null
    /** Whether the one who decided is who made the decision: nobody else could. */
    is_by_same: Generated<0 | 1>
  }
}
