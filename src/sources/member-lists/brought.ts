/** What members bring from elsewhere, in one shape, whatever file it came in. */
import type { Halves } from '../../community/rating.ts'
import { unreadInEnglish, type UnreadReason } from '../../catalogue/unread-reasons.ts'
import { ImportRefusal, type Place } from '../source.ts'

/** A row that was set aside, with why, for pages to say in their own language. */
export type UnreadRow = Place & { readonly because: UnreadReason }

/** No list is taken of the file, since one of its files can't be read; `more` is in the words of whatever read it. */
export class UnreadFile extends ImportRefusal {
  override name = 'UnreadFile'
  readonly why: UnreadReason

  constructor(place: Place, why: UnreadReason, more = '') {
    super(unreadInEnglish(why) + (more && `: ${more}`), place)
    this.why = why
  }
}

/** A title as the other place names it; what it is here is for the preview to find. */
export type BroughtTitle = {
  /** Ids in schemes of the catalogue, the surest first; none from Letterboxd, which goes by name and year. */
  readonly ids: readonly { readonly scheme: string; readonly value: string }[]
  readonly name?: string
  readonly year?: number
  /** Of an episode: the series is named by `ids`, `name` and `year`, if the episode has no id of its own. */
  readonly season?: number
  readonly episode?: number
}

/** Which day of an entry it would be, and what stands in its file: up to 60 letters of it. */
export type UnreadDate = {
  readonly day: 'rated' | 'watched' | 'added'
  readonly column: string
  readonly text: string
}

export type BroughtEntry = BroughtTitle & {
  /** Of a CSV file the line where the row begins; of JSON the number of the item, from 1. */
  readonly place: Place
  readonly halves?: Halves
  /** Days of the calendar, `YYYY-MM-DD`, as the other place wrote them. */
  readonly rated?: string
  readonly watched?: string
  readonly added?: string
  /** Dates that could not be read; the rest of the row stands without them. */
  readonly unread?: readonly UnreadDate[]
  readonly isRewatch?: boolean
  /** The member's note on the place in a list. */
  readonly note?: string
  readonly review?: string
  readonly tags?: readonly string[]
}

export type BroughtKind = 'ratings' | 'seen' | 'diary' | 'reviews' | 'watchlist' | 'list'

/** Entries in the order of the list. */
export type BroughtList = {
  readonly kind: BroughtKind
  readonly file: string
  /** What the list is called; of a list without a name within, the file's. */
  readonly name?: string
  readonly description?: string
  readonly entries: readonly BroughtEntry[]
}

export type Brought = {
  readonly service: 'imdb' | 'letterboxd' | 'trakt'
  readonly lists: readonly BroughtList[]
  readonly refused: readonly UnreadRow[]
  /** Files that hold nothing we take (profile, comments, likes, what was deleted). */
  readonly ignored: readonly string[]
}

/** The lists of one file, and its rows that are no good. */
export type FileRead = { readonly lists: readonly BroughtList[]; readonly refused: readonly UnreadRow[] }
