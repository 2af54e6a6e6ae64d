import type { RefusalReason } from '../catalogue/refusal-reasons.ts'
import type { RefusalKind } from '../catalogue/refusal.ts'

/** What the page of an error says. */
export type ErrorPageModel = {
  readonly status: number
  readonly kind:
    'not-found' | 'gone' | 'invalid' | 'conflict' | 'forbidden' | 'too-many' | 'too-large' | 'fault'
  /** What can be said in every language. */
  readonly reason?: RefusalReason | undefined
  /** The refusal's own sentence, which is English, or the reason that was given for a deletion. */
  readonly detail: string | undefined
  /** The parameter of the address that is at fault. */
  readonly parameter: string | undefined
  readonly requestId: string
}

/** The HTTP status of each kind of refusal. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'too-many': 429,
  busy: 503,
}
