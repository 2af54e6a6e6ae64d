/** What every component of a page may ask for: the words, the addresses, and where the page is. */
import { getContext } from 'svelte'
import type { Words } from '../text/words.ts'
import type { Contact } from './contact.ts'
import type { Paths } from './paths.ts'
import type { FeedLink } from './render.ts'

export type PageContext = {
  readonly words: Words
  readonly paths: Paths
  /** The address asked for, with its language. */
  readonly address: string
  readonly isDemo: boolean
  /** Who is signed in; on a page for everyone, nobody. */
  readonly visitor?: {
    readonly name: string
    readonly unread: number
    readonly mayModerate: boolean
    /** How much waits for a decision of theirs. */
    readonly waiting: number
  }
  /** Where corrections go, where somebody takes them. */
  readonly contact?: Contact
  /** What follows the page. */
  readonly feeds?: readonly FeedLink[]
}

export const pageContextKey = 'titlecard'

export const pageContext = (): PageContext => getContext<PageContext>(pageContextKey)
