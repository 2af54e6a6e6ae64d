import type { RefusalKind } from '../catalogue/refusal.ts'

/** What the page of an error says; `detail` is the refusal's own sentence, where readers may see it. */
export type ErrorPageModel = {
  readonly status: number
  readonly kind: 'not-found' | 'gone' | 'invalid' | 'too-many' | 'fault'
  readonly detail: string | undefined
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
}
