/** What the pages of lists and of the diary show. */
import type { YearStatistics } from '../community/year-statistics.ts'
import type { Decision } from '../store/decisions.ts'
import type { EntityLine } from '../store/lines.ts'
import type { MemberImport } from '../store/member-imports.ts'
import type { ListItem } from '../store/list-items.ts'
import type { List } from '../store/lists.ts'
import type { MinePageRead, OwnTitle } from '../store/mine-page.ts'
import type { Review } from '../store/reviews.ts'
import type { SeriesProgress } from '../store/progress.ts'
import type { TakenPost } from '../store/taken-posts.ts'
import type { Viewing } from '../store/diary.ts'
import type { FormModel } from './form-model.ts'
import type { Sight } from './review-pages.ts'

export type MinePageModel = MinePageRead & {
  readonly note: string | undefined
  readonly forms: {
    readonly seen: FormModel
    /** Absent where every list has the title, or there is none. */
    readonly add: FormModel | undefined
  }
  readonly token: string
}

type Paged = {
  readonly items: readonly ListItem[]
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** A list with what its author, and moderators, are told of it. */
export type Standing = {
  readonly list: List
  readonly sight: Sight
  /** The decision that took it out of sight, also where it was written anew since and waits. */
  readonly hiddenBy: Decision | undefined
  /** What its author can do about that; absent for others. */
  readonly taken: TakenPost | undefined
}

export type ListPageModel = Paged &
  Standing & {
    /** Of who is signed in; absent for everyone else. */
    readonly own:
      { readonly isOwner: boolean; readonly isFollowing: boolean; readonly token: string } | undefined
    readonly note: string | undefined
  }

/** What the site made of a public list that others don't see. */
export type UnseenList = Exclude<List['state'], 'shown'>
export type UnseenListModel = { readonly state: UnseenList; readonly hiddenBy: Decision | undefined }

export type ListEditModel = Paged &
  Standing & {
    readonly forms: { readonly about: FormModel; readonly add: FormModel }
    /** What could not be taken of one title: the page opens there. */
    readonly wrong: WrongItem | undefined
    readonly note: string | undefined
    readonly token: string
    /** When the page was shown, as it says in each of its forms. */
    readonly opened: string
  }

export type WrongItem = {
  readonly title: string
  readonly note: string | undefined
  readonly place: string | undefined
  readonly isPlaceWrong: boolean
  readonly fault: string
  /** Nothing but that the note would take the list out of sight: sent again, it may. */
  readonly wouldWait: boolean
}

export type OwnListsModel = {
  readonly lists: readonly List[]
  /** What moderators took out of sight of them, by the list's id. */
  readonly taken: ReadonlyMap<string, TakenPost>
  readonly followed: readonly List[]
  readonly create: FormModel
  readonly note: string | undefined
}

export type DiaryPageModel = {
  readonly years: readonly { readonly year: string | undefined; readonly viewings: number }[]
  /** Absent where all years are shown. */
  readonly year: string | undefined
  readonly viewings: readonly Viewing[]
  readonly page: number
  readonly pages: number
  readonly begun: readonly SeriesProgress[]
  readonly note: string | undefined
  readonly token: string
}

/** What the page of a title offers a member who is signed in. */
export type OwnTitleModel = OwnTitle & {
  /** In any state. */
  readonly review: Review | undefined
  readonly token: string
}

/** What a member brought, before it is taken in, on the way, and after. */
export type BroughtPageModel = {
  readonly brought: MemberImport
  /** Of the titles that were guessed, by key. */
  readonly lines: ReadonlyMap<number, EntityLine>
  readonly token: string
}

export type YearPageModel = {
  readonly year: string
  readonly statistics: YearStatistics
  /** Of the first and the last title. */
  readonly lines: ReadonlyMap<string, EntityLine>
}
