/**
 * Notices of people who need no account: what has to be said for one to be acted on, by Regulation (EU) 2022/2065,
 * 16(2), and for copyright by 17 U.S.C. 512(c)(3).
 */
import { textFault, tidyName, tidyText } from '../catalogue/text.ts'

/** `child-abuse` may be told without a name. */
export const noticeGrounds = ['copyright', 'personal', 'unlawful', 'child-abuse'] as const
export type NoticeGround = (typeof noticeGrounds)[number]

export type NoticeField =
  'address' | 'ground' | 'words' | 'work' | 'name' | 'email' | 'reach' | 'behalf' | 'accurate' | 'authorised'
export type NoticeFault =
  'empty' | 'words-long' | 'characters' | 'choose' | 'not-here' | 'email-form' | 'tick' | 'trapped'
export type NoticeFaults = Readonly<Partial<Record<NoticeField, NoticeFault>>>

/** In UTF-16 units: of what is wrong, and of each of the other fields with several lines. */
export const longestNotice = 5000
export const longestNoticeLine = 200

export type Notice = {
  /** The path of a page of this site, without its language. */
  readonly address: string
  readonly ground: NoticeGround
  /** Why it should not be there. */
  readonly words: string
  /** Which work, and where it can be seen. */
  readonly work: string | undefined
  /** It stands as a signature. */
  readonly name: string | undefined
  readonly email: string | undefined
  /** Where else the person can be reached. */
  readonly reach: string | undefined
  /** For whom they act, if not for themselves. */
  readonly behalf: string | undefined
}

type Typed = Readonly<Partial<Record<NoticeField, string>>>

/**
 * `address` and `email` are judged by whoever knows the site's own addresses and the form of others: here they are
 * given as they are kept, or as nothing where they can't be.
 */
export function readNotice(
  typed: Typed,
  known: { readonly address: string | undefined; readonly email: string | undefined },
): { readonly notice: Notice } | { readonly faults: NoticeFaults } {
  const ground = noticeGrounds.find((one) => one === typed.ground)
  const maybeNameless = ground === 'child-abuse'
  const isCopyright = ground === 'copyright'
  const words = textIn(typed.words)
  const work = textIn(typed.work)
  const name = tidyName((typed.name ?? '').toWellFormed())
  const reach = textIn(typed.reach)
  const behalf = tidyName((typed.behalf ?? '').toWellFormed())
  const faults: Partial<Record<NoticeField, NoticeFault | undefined>> = {
    address: known.address === undefined ? (isEmpty(typed.address) ? 'empty' : 'not-here') : undefined,
    ground: ground ? undefined : 'choose',
    words: textFaultOf(words, longestNotice, true),
    work: textFaultOf(work, longestNotice, isCopyright),
    name: textFaultOf(name, longestNoticeLine, !maybeNameless, 'name'),
    email: known.email !== undefined || (maybeNameless && isEmpty(typed.email)) ? undefined : 'email-form',
    reach: textFaultOf(reach, longestNotice, false),
    behalf: textFaultOf(behalf, longestNoticeLine, false, 'name'),
    accurate: typed.accurate === 'yes' ? undefined : 'tick',
    authorised: !isCopyright || typed.authorised === 'yes' ? undefined : 'tick',
  }
  const found = Object.entries(faults).filter(([, fault]) => fault !== undefined)
  if (found.length > 0 || !ground || known.address === undefined)
    return { faults: Object.fromEntries(found) as NoticeFaults }
  return {
    notice: {
      address: known.address,
      ground,
      words,
      work: work || undefined,
      name: name || undefined,
      email: known.email,
      reach: reach || undefined,
      behalf: behalf || undefined,
    },
  }
}

const textIn = (typed = ''): string => tidyText(typed.replace(/\r\n?/g, '\n'))
const isEmpty = (typed = ''): boolean => typed.trim() === ''

function textFaultOf(
  text: string,
  longest: number,
  isNeeded: boolean,
  kind?: 'name',
): NoticeFault | undefined {
  if (text === '') return isNeeded ? 'empty' : undefined
  if (text.length > longest) return 'words-long'
  return textFault(text, kind) ? 'characters' : undefined
}

/** So long after it was decided what says who sent it is kept, in milliseconds: six months, as for an appeal. */
export const notifierKept = 183 * 86_400_000
/** So long after it came the same is kept at the most, decided or not, in milliseconds: two years. */
export const notifierKeptAtMost = 730 * 86_400_000
