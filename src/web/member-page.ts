import type { Block } from '../community/review-text.ts'
import type { MemberRole } from '../community/roles.ts'
import type { GivenRating } from '../store/ratings-by.ts'
import type { FormModel } from './form-model.ts'

/** What the page of a member shows to all. */
export type MemberPageModel = {
  readonly name: string
  readonly role: MemberRole
  /** As `2026-11-22`. */
  readonly joined: string
  readonly isSuspended: boolean
  /** Whether the reader is that member. */
  readonly isOwn: boolean
  readonly about: readonly Block[]
  /** Absent where the member doesn't show them. */
  readonly ratings: { readonly newest: readonly GivenRating[]; readonly count: number } | undefined
}

/** All of one kind that a member shows, a page at a time. */
export type MemberRatingsModel = {
  readonly name: string
  readonly ratings: readonly GivenRating[]
  readonly newer: string | undefined
  readonly older: string | undefined
}

/** Where a member says what their page shows. */
export type OwnPageModel = { readonly form: FormModel }
