/** What a person is told when something can't be done: the only error whose message users read. */
import { refusalReasons, saidIn, type RefusalReason } from './refusal-reasons.ts'

export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'gone' | 'conflict' | 'too-many' | 'busy'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly kind: RefusalKind
  /** The field, parameter, file or variable that the message is about. */
  readonly subject: string | undefined
  /** What pages say in their own language; absent where the message is for those who run the program. */
  readonly because: RefusalReason | undefined

  /** The message names what was given, the value, and what to do. */
  constructor(kind: RefusalKind, message: string, subject?: string, because?: RefusalReason) {
    super(message)
    this.kind = kind
    this.subject = subject
    this.because = because
  }
}

/** A refusal that readers and members meet: `['noTitle', 'tt0000001']`. */
export function refusal(kind: RefusalKind, reason: RefusalReason, subject?: string): Refusal {
  const message = saidIn(refusalReasons, reason, (value) =>
    typeof value === 'object' ? value.day : String(value),
  )
  return new Refusal(kind, message, subject, reason)
}
