/** What members may show of themselves. */
import { textFault, tidyText } from '../catalogue/text.ts'
import { linksIn, parseReview } from './review-text.ts'
import type { MemberRole } from './roles.ts'

/** Of what a member did; each is shown or not, as its member wishes. */
export const memberParts = ['reviews', 'lists', 'ratings', 'diary'] as const
export type MemberPart = (typeof memberParts)[number]
export const isMemberPart = (text: string): text is MemberPart => memberParts.some((part) => part === text)

/** What the feed of a member has, as far as they show it. */
export const partsInMemberFeed = ['reviews', 'lists'] as const satisfies readonly MemberPart[]

/** What was written for all to read is shown until its author says otherwise; what was noted for oneself isn't. */
export const shownAtFirst: readonly MemberPart[] = ['reviews', 'lists']

/** In characters. */
export const longestAbout = 2000

export type AboutField = 'about'
export type AboutFault = 'about-form' | 'about-long' | 'about-links'

/** As it is stored: line ends of one kind, outer white space gone. */
export const tidyAbout = (typed: string): string =>
  typed.isWellFormed() ? tidyText(typed.replace(/\r\n?/g, '\n')) : typed

/** Newcomers link to nothing: pages about oneself are what spam is made of. `text` as {@link tidyAbout} leaves it. */
export function aboutFault(text: string, role: MemberRole): AboutFault | undefined {
  if (textFault(text)) return 'about-form'
  if ([...text].length > longestAbout) return 'about-long'
  return role === 'newcomer' && linksIn(parseReview(text)).length > 0 ? 'about-links' : undefined
}
