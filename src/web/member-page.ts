import type { Block } from '../community/review-text.ts'
import type { MemberRole } from '../community/roles.ts'
import type { ShownPart } from '../store/member-parts.ts'

/** What the page of a member shows to all. */
export type MemberPageModel = {
  readonly id: string
  readonly name: string
  readonly role: MemberRole
  /** As `2026-11-22`. */
  readonly joined: string
  readonly isSuspended: boolean
  /** Whether the reader is that member. */
  readonly isOwn: boolean
  readonly about: readonly Block[]
  /** The beginning of each kind that the member shows and has. */
  readonly parts: readonly BegunPart[]
}

export type BegunPart = { readonly shown: ShownPart; readonly hasMore: boolean }

/** All of one kind that a member shows, a page at a time. */
export type MemberPartModel = {
  readonly name: string
  readonly shown: ShownPart
  readonly newer: string | undefined
  readonly older: string | undefined
}
