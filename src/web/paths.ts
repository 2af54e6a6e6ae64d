/** Every address of the site is made here, and in entity-paths.ts those that the script of every page makes too. */
import type { EntityKind } from '../catalogue/ids.ts'
import type { MemberPart } from '../community/member-page.ts'
import type { Subject } from '../community/moderation.ts'
import { EntityPaths, splitLanguage } from './entity-paths.ts'

/** The pages below a title, in the order in which they are listed. */
export const titleParts = [
  'cast',
  'plot',
  'trivia',
  'goofs',
  'quotes',
  'connections',
  'releases',
  'companies',
  'production',
  'technical',
  'awards',
  'locations',
  'links',
  'advisories',
] as const
export type TitlePart = (typeof titleParts)[number]

export const isTitlePart = (text: string): text is TitlePart => titleParts.some((part) => part === text)

/** What a search may be narrowed to, beside the words. */
export type SearchAddress = {
  readonly q?: string
  readonly kind?: 'title' | 'person' | 'company'
  readonly genre?: string
  readonly decade?: string
  readonly country?: string
  readonly day?: string
  readonly page?: number
}

/** The patterns that routes are registered under. */
export const routePaths = {
  home: '/',
  search: '/search',
  top: '/top',
  title: '/title/:id',
  titlePart: '/title/:id/:part',
  rating: '/title/:id/rating',
  reviews: '/title/:id/reviews',
  writeReview: '/title/:id/reviews/write',
  allReviews: '/reviews',
  allReviewsFeed: '/reviews/feed',
  allLists: '/lists',
  allListsFeed: '/lists/feed',
  review: '/review/:id',
  reviewHistory: '/review/:id/history',
  withdrawReview: '/review/:id/withdraw',
  putReviewBack: '/review/:id/put-back',
  voteOnReview: '/review/:id/vote',
  mine: '/title/:id/mine',
  mineWatchlist: '/title/:id/mine/watchlist',
  mineSeen: '/title/:id/mine/seen',
  mineList: '/title/:id/mine/list',
  mineEpisodes: '/title/:id/mine/episodes',
  list: '/list/:list',
  listEdit: '/list/:list/edit',
  listItems: '/list/:list/items',
  listCopy: '/list/:list/copy',
  listFollow: '/list/:list/follow',
  listRemove: '/list/:list/remove',
  ownRatings: '/account/ratings',
  ownReviews: '/account/reviews',
  ownLists: '/account/lists',
  diary: '/account/diary',
  diaryViewing: '/account/diary/viewing',
  diaryYear: '/account/diary/:year',
  bring: '/account/import',
  brought: '/account/import/:import',
  unmatched: '/account/import/:import/unmatched.csv',
  exported: '/account/export/:file',
  person: '/name/:id',
  company: '/company/:id',
  join: '/join',
  letter: '/join/letter',
  confirm: '/confirm',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInPasskey: '/sign-in/passkey',
  provider: '/sign-in/provider',
  providerReturn: '/sign-in/provider/return',
  providerJoin: '/sign-in/provider/join',
  accountPasskeys: '/account/passkeys',
  accountNewPasskey: '/account/passkeys/new',
  accountPasskeyOff: '/account/passkeys/off',
  signOut: '/sign-out',
  forgotten: '/forgotten',
  reset: '/reset',
  account: '/account',
  accountName: '/account/name',
  accountEmail: '/account/email',
  accountPassword: '/account/password',
  accountSession: '/account/session',
  accountSessions: '/account/sessions',
  accountCodes: '/account/codes',
  accountFirstCode: '/account/codes/first',
  accountCodesOff: '/account/codes/off',
  accountRecovery: '/account/codes/recovery',
  accountLetters: '/account/letters',
  accountPage: '/account/page',
  accountData: '/account/data',
  accountExport: '/account/data/export',
  accountDelete: '/account/data/delete',
  member: '/member/:name',
  memberPart: '/member/:name/:part',
  memberFeed: '/member/:name/feed',
  memberReviewsFeed: '/member/:name/reviews/feed',
  memberDiaryFeed: '/member/:name/diary/feed',
  changesFeed: '/feed',
  reviewsFeed: '/title/:id/reviews/feed',
  listFeed: '/list/:list/feed',
  moderationFeed: '/moderation/log/feed',
  notifications: '/notifications',
  notificationsRead: '/notifications/read',
  moderationRatings: '/moderation/ratings',
  moderationRating: '/moderation/ratings/:id',
  stopLetters: '/letters/stop/:token',
  report: '/report/:kind/:id',
  moderation: '/moderation',
  moderationPost: '/moderation/post/:kind/:id',
  moderationAppeal: '/moderation/appeal/:number',
  moderationLog: '/moderation/log',
  moderationEntry: '/moderation/log/:number',
  moderationOwn: '/moderation/own',
  moderationRules: '/moderation/rules',
  notice: '/notice',
  moderationNotice: '/moderation/notice/:number',
  policyReports: '/policy-reports',
  health: '/healthz',
  robots: '/robots.txt',
  sitemap: '/sitemap.xml',
  sitemapPart: '/sitemap/:part',
  assets: '/assets/',
} as const

/** The pages of accounts, whose addresses say nothing of whose account it is. */
export type AccountPath =
  | 'join'
  | 'letter'
  | 'confirm'
  | 'signIn'
  | 'signInCode'
  | 'signInPasskey'
  | 'provider'
  | 'providerJoin'
  | 'accountPasskeys'
  | 'accountNewPasskey'
  | 'accountPasskeyOff'
  | 'signOut'
  | 'forgotten'
  | 'reset'
  | 'account'
  | 'accountName'
  | 'accountEmail'
  | 'accountPassword'
  | 'accountSession'
  | 'accountSessions'
  | 'accountCodes'
  | 'accountFirstCode'
  | 'accountCodesOff'
  | 'accountRecovery'
  | 'accountLetters'
  | 'accountPage'
  | 'accountData'
  | 'accountExport'
  | 'accountDelete'
  | 'notificationsRead'
  | 'ownRatings'
  | 'ownReviews'
  | 'ownLists'
  | 'diary'
  | 'diaryViewing'
  | 'bring'

/** The forms of a member's own page of a title. */
export type MineForm = 'watchlist' | 'seen' | 'list' | 'episodes'
/** What a member takes away. */
export const exportFiles = ['lists.csv', 'diary.csv', 'ratings.csv', 'everything.json'] as const
export type ExportFile = (typeof exportFiles)[number]
export type ListPart = 'edit' | 'items' | 'copy' | 'follow' | 'remove'

/** The type of best rated titles whose page names none in its address. */
export const usualListType = 'movie'

/** Addresses as one page writes them: with the language in front where the reader chose it by the address. */
export class Paths extends EntityPaths {
  titlePart(id: string, part: TitlePart): string {
    return `${this.prefix}/title/${id}/${part}`
  }

  rating(id: string): string {
    return `${this.title(id)}/rating`
  }

  reviews(id: string, choice: Readonly<Record<string, string | undefined>> = {}): string {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(choice)) if (value !== undefined) query.set(name, value)
    const text = query.toString()
    return `${this.title(id)}/reviews${text ? `?${text}` : ''}`
  }

  writeReview(id: string): string {
    return `${this.title(id)}/reviews/write`
  }

  /** One review, or one of the pages and forms below it. */
  review(id: string, part?: 'history' | 'withdraw' | 'put-back' | 'vote'): string {
    return `${this.prefix}/review/${id}${part ? `/${part}` : ''}`
  }

  /** What members wrote, or the lists that they show: page 1 is the newest. */
  all(
    what: 'reviews' | 'lists',
    page = 1,
    choice: Readonly<Record<string, string | undefined>> = {},
  ): string {
    return `${this.prefix}/${what}${queryOf({ ...choice, page: page > 1 ? String(page) : undefined })}`
  }

  allFeed(what: 'reviews' | 'lists'): string {
    return `${this.all(what)}/feed`
  }

  /** The best rated titles of a type; films where none is given. */
  top(type?: string, page = 1): string {
    return `${this.prefix}${routePaths.top}${queryOf({ type, page: page > 1 ? String(page) : undefined })}`
  }

  /** A member's own page of a title, or what a form on it does. */
  mine(id: string, form?: MineForm): string {
    return `${this.title(id)}/mine${form === undefined ? '' : `/${form}`}`
  }

  list(id: string, page = 1): string {
    return `${this.prefix}/list/${id}${page > 1 ? `?page=${page}` : ''}`
  }

  /** What belongs to a list: the page where it is changed, or what a form does to it. */
  listPart(id: string, part: ListPart, query: Readonly<Record<string, string>> = {}): string {
    const text = new URLSearchParams(query).toString()
    return `${this.list(id)}/${part}${text ? `?${text}` : ''}`
  }

  diaryYear(year: string): string {
    return `${this.accounts('diary')}/${year}`
  }

  /** What a member brought, or the file of what of it was not found. */
  brought(id: string, file?: 'unmatched.csv'): string {
    return `${this.accounts('bring')}/${id}${file === undefined ? '' : `/${file}`}`
  }

  exported(file: ExportFile): string {
    return `${this.prefix}/account/export/${file}`
  }

  /** The episodes of one season, on the series' page; `none` for those without a season. */
  season(id: string, season: number | undefined): string {
    return `${this.prefix}/title/${id}?season=${season ?? 'none'}#episodes`
  }

  accounts(page: AccountPath, query: Readonly<Record<string, string>> = {}): string {
    return `${this.prefix}${routePaths[page]}${queryOf(query)}`
  }

  /** Their page, or all of one kind that they show; page 1 is the newest. */
  member(name: string, part?: MemberPart, page = 1): string {
    const below = part === undefined ? '' : `/${part}${page > 1 ? `?page=${page}` : ''}`
    return `${this.prefix}/member/${encodeURIComponent(name)}${below}`
  }

  /** Of all that they show of what they write, or of one kind. */
  memberFeed(name: string, part?: 'reviews' | 'diary'): string {
    return `${this.member(name, part)}/feed`
  }

  changesFeed(): string {
    return this.prefix + routePaths.changesFeed
  }

  reviewsFeed(id: string): string {
    return `${this.title(id)}/reviews/feed`
  }

  moderationFeed(): string {
    return this.prefix + routePaths.moderationFeed
  }

  listFeed(id: string): string {
    return `${this.list(id)}/feed`
  }

  /** Page 1 is the newest. */
  /** The stretches of unusual ratings, for moderators. */
  moderationRatings(note?: string): string {
    return `${this.prefix}${routePaths.moderationRatings}${note === undefined ? '' : `?note=${note}`}`
  }

  moderationRating(id: number): string {
    return `${this.moderationRatings()}/${id}`
  }

  notifications(page = 1): string {
    return `${this.prefix}${routePaths.notifications}${page > 1 ? `?page=${page}` : ''}`
  }

  stopLetters(token: string): string {
    return this.prefix + routePaths.stopLetters.replace(':token', token)
  }

  report({ kind, id }: Subject): string {
    return `${this.prefix}/report/${kind}/${encodeURIComponent(id)}`
  }

  moderation(note: Readonly<Record<string, string>> = {}): string {
    return `${this.prefix}/moderation${queryOf(note)}`
  }

  /** Where people without an account say what should not be here. */
  notice(note: Readonly<Record<string, string>> = {}): string {
    return `${this.prefix}${routePaths.notice}${queryOf(note)}`
  }

  moderationNotice(number: number): string {
    return `${this.prefix}/moderation/notice/${number}`
  }

  moderationAppeal(number: number): string {
    return `${this.prefix}/moderation/appeal/${number}`
  }

  moderationLog(filter: Readonly<Record<string, string | undefined>> = {}): string {
    return `${this.prefix}/moderation/log${queryOf(filter)}`
  }

  /** One decision, by its number. */
  moderationEntry(number: number | string, note: Readonly<Record<string, string>> = {}): string {
    return `${this.prefix}/moderation/log/${number}${queryOf(note)}`
  }

  /** Where a decision is appealed. */
  appeal(decision: number | string): string {
    return `${this.moderationEntry(decision)}#appeal`
  }

  moderationOwn(note: Readonly<Record<string, string>> = {}): string {
    return `${this.prefix}/moderation/own${queryOf(note)}`
  }

  moderationRules(rule?: string): string {
    return `${this.prefix}/moderation/rules${rule === undefined ? '' : `#${rule}`}`
  }

  moderationPost({ kind, id }: Subject): string {
    return `${this.prefix}/moderation/post/${kind}/${encodeURIComponent(id)}`
  }

  search(address: SearchAddress = {}): string {
    return `${this.prefix}/search${queryOf(address)}`
  }
}

/** `?a=1&b=2`; nothing where nothing is given. */
function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  let query = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue
    query += `${query === '' ? '?' : '&'}${name}=${asInForms(String(value))}`
  }
  return query
}

/** As browsers write a field into an address: its spaces are `+`. */
const asInForms = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+')

/** The pages that are about no one record. */
export const siteSitemap = '/sitemap/site.xml'

/** One file of the sitemap. */
export const sitemapPart = (kind: EntityKind, part: number): string => `/sitemap/${kind}-${part}.xml`

/** A page of this site that somebody may be sent on to: a path, and nothing that a browser takes for a host. */
export const isOwnPath = (path: string): boolean =>
  path.length <= 500 && /^\/(?![/\\])[\w\-./~%?=&+]*$/.test(path)

/** Whether one may be led on to a page once signed in: to one of ours, but not back to where one came in. */
export const isPageToGoOnTo = (path: string): boolean =>
  isOwnPath(path) && !/^\/(?:sign-in|join|confirm|forgotten|reset)(?=[/?]|$)/.test(splitLanguage(path).rest)

/**
 * The path of a page of this site, without its language, as somebody copies it. Where it isn't known what the
 * site's own origin is, that of the address may be any.
 */
export function pathHere(typed: string, own: string | undefined): string | undefined {
  const text = typed.trim()
  const base = own ?? anyOrigin
  const whole = text.includes('://')
    ? text
    : text.startsWith('/')
      ? base + text
      : `${new URL(base).protocol}//${text}`
  if (!URL.canParse(whole)) return undefined
  const { origin, pathname } = new URL(whole)
  return (own === undefined || origin === own) && isOwnPath(pathname)
    ? splitLanguage(pathname).rest
    : undefined
}

const anyOrigin = 'http://localhost'

/** Whether a page is a member's form to report something, and the page that this is about, where it has one. */
export function reportIn(page: string): { readonly about: string | undefined } | undefined {
  const about = /^\/report(\/.+)$/.exec(splitLanguage(page).rest)?.[1]
  if (about === undefined) return undefined
  const post = postAt(about)
  return { about: post && `/${post.kind}/${post.id}` }
}

/** The post that stands at a path, where one of its own does. */
export function postAt(path: string): Subject | undefined {
  const [, kind, id] = /^\/(review|list)\/((?:rw|ls)\d{7,12})(?:\/|$)/.exec(path) ?? []
  return (kind === 'review' || kind === 'list') && id !== undefined ? { kind, id } : undefined
}
