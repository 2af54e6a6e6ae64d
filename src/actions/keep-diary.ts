/** The diary: viewings entered and taken out. */
import type { TitleId } from '../catalogue/ids.ts'
import { refusal } from '../catalogue/refusal.ts'
import { longestNote, takeText, takeWatched } from '../community/list-text.ts'
import { dayOf } from '../community/rating-opens.ts'
import { insertViewing, removeViewing } from '../store/diary.ts'
import type { Engine } from '../store/engine/engine.ts'
import { removeItem } from '../store/list-items.ts'
import { watchlistOf } from '../store/lists.ts'
import { valueOf, write } from './keep-list.ts'
import { liveTitle } from './live-title.ts'

export type ViewingTyped = {
  readonly member: string
  readonly title: TitleId
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or nothing. */
  readonly watched: string
  readonly isRewatch: boolean
  readonly note: string
}

/** What has been seen leaves the watchlist, but for what is seen again. Throws a {@link import('../accounts/form-refusal.ts').FormRefusal} for a day or a note that can't be taken. */
export async function enterViewing(
  engine: Engine,
  { member, title, watched, isRewatch, note }: ViewingTyped,
  now: Date,
): Promise<void> {
  const day = valueOf('watched', takeWatched(watched, dayOf(now)))
  const kept = valueOf('note', takeText(note, longestNote))
  const id = await liveTitle(engine.reader, title)
  const at = now.toISOString()
  await write(engine, async (tx) => {
    await insertViewing(tx, { member, title: id, watched: day, isRewatch, note: kept, at })
    const watchlist = await watchlistOf(tx, member)
    if (watchlist && !isRewatch) await removeItem(tx, watchlist.number, id, at)
  })
}

/** Throws "not found" for a viewing of anybody else. */
export async function takeViewingOut(engine: Engine, member: string, number: number): Promise<void> {
  await write(engine, async (tx) => {
    if (!(await removeViewing(tx, member, number))) throw refusal('not-found', ['noViewing'], 'viewing')
  })
}
