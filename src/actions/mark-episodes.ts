import type { TitleId } from '../catalogue/ids.ts'
import { insertViewings } from '../store/diary.ts'
import type { Engine } from '../store/engine/engine.ts'
import { unseenEpisodes, type Stretch } from '../store/progress.ts'
import { write } from './keep-list.ts'

/** In one statement; a series has thousands of episodes at most. */
const aBatch = 500

/** Enters every episode of a stretch that the member has not seen yet, on no known day; tells how many those were. */
export async function markEpisodes(
  engine: Engine,
  {
    member,
    series,
    stretch,
  }: { readonly member: string; readonly series: TitleId; readonly stretch: Stretch },
  now: Date,
): Promise<number> {
  const at = now.toISOString()
  return write(engine, async (tx) => {
    const unseen = await unseenEpisodes(tx, { member, series, stretch, year: now.getUTCFullYear() })
    for (let from = 0; from < unseen.length; from += aBatch)
      await insertViewings(
        tx,
        unseen.slice(from, from + aBatch).map((title) => ({
          member,
          title,
          watched: undefined,
          isRewatch: false,
          note: undefined,
          at,
        })),
      )
    return unseen.length
  })
}
