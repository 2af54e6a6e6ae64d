/** What a person is told when something can't be done: the only error whose message users read. */
export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'gone' | 'conflict' | 'too-many' | 'busy'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly kind: RefusalKind
  /** The field, parameter, file or variable that the message is about. */
  readonly subject: string | undefined

  /** The message names what was given, the value, and what to do. */
  constructor(kind: RefusalKind, message: string, subject?: string) {
    super(message)
    this.kind = kind
    this.subject = subject
  }
}
