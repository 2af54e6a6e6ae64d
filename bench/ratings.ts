/** Ratings that many members give at once, each acknowledged when it is on the disk, beside bare inserts that are. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { keptSecret } from '../src/accounts/secret.ts'
import { isTitleId, type TitleId } from '../src/catalogue/ids.ts'
import type { Title } from '../src/catalogue/title.ts'
import { ratingOpening } from '../src/community/rating-opens.ts'
import type { Engine } from '../src/store/engine/engine.ts'
import { documentOf } from '../src/store/entities.ts'
import { openStore } from '../src/store/store.ts'
import { benchFolder, type BenchCatalogue } from './catalogue.ts'
import { answersTo, type Answered, type Asked } from './load.ts'
import { startTitlecard } from './processes.ts'
import { rate, type Row } from './row.ts'
import { signInMembers, type SignedIn } from './signed-in-members.ts'

const writers = 50
const patience = 30
const seconds = 10
const mostTitles = 5000

export async function benchRatings({ directory, longTitles }: BenchCatalogue): Promise<readonly Row[]> {
  const copy = mkdtempSync(join(benchFolder, 'ratings-'))
  try {
    cpSync(directory, copy, { recursive: true })
    const requests = await formsFor(copy, longTitles)
    const titlecard = await startTitlecard(copy)
    try {
      const load = { origin: titlecard.origin, requests, connections: writers, seconds }
      // Each thread compiles what it runs anew, and takes some twenty seconds until it has.
      await answersTo({ ...load, seconds: 2 * seconds })
      const { aSecond, median, within99 } = await answersTo(load)
      const bare = bareInserts(join(copy, 'bare.sqlite'))
      return [
        {
          what: `Ratings, ${writers} writers at once`,
          measured: `99 % within ${within99.toFixed(1)} ms, median ${median.toFixed(1)} ms, ${rate(aSecond)}`,
          beside: `99 % within ${bare.within99.toFixed(1)} ms, ${rate(bare.aSecond)}, one row after the other into a bare SQLite, each on the disk`,
          ratio: `${(aSecond / bare.aSecond).toFixed(2)}`,
          wanted: `99 % under ${patience} ms`,
          holds: within99 < patience,
        },
      ]
    } finally {
      await titlecard.stop()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function formsFor(directory: string, titles: readonly string[]): Promise<readonly Asked[]> {
  const engine = await openStore({ kind: 'directory', directory })
  try {
    const members = await signInMembers(engine, keptSecret(directory), writers)
    return formsOf(members, await openForRating(engine, titles))
  } finally {
    await engine.close()
  }
}

async function openForRating({ reader }: Engine, titles: readonly string[]): Promise<readonly TitleId[]> {
  const open: TitleId[] = []
  for (const id of titles.filter(isTitleId)) {
    const found = await documentOf<Title>(reader, id)
    if (found && ratingOpening(found.document, Infinity, new Date()).isOpen) open.push(id)
    if (open.length === mostTitles) break
  }
  return open
}

/** By turns a form of each writer; the titles are other ones each time, and come again later with other ratings. */
function formsOf(members: readonly SignedIn[], titles: readonly TitleId[]): readonly Asked[] {
  return titles.flatMap((title, at) => {
    const member = members[at % members.length]
    if (!member) return []
    const rating = 1 + (at % 19) / 2
    return [
      {
        path: `/title/${title}/rating`,
        headers: { cookie: member.cookie },
        form: { token: member.token, rating: String(rating) },
      },
    ]
  })
}

function bareInserts(file: string): Pick<Answered, 'aSecond' | 'within99'> {
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rating (title, rating)')
  const insert = database.prepare('insert into rating values (?, ?)')
  const times: number[] = []
  const until = performance.now() + 3000
  for (let began = performance.now(); began < until;) {
    insert.run(times.length, 7)
    const ended = performance.now()
    times.push(ended - began)
    began = ended
  }
  database.close()
  const within99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN
  return { aSecond: times.length / 3, within99 }
}
