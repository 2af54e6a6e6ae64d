/** What members brought from elsewhere, matched with this catalogue, until they take it in or a day has passed. */
import { randomBytes } from 'node:crypto'
import type { TitleId } from '../catalogue/ids.ts'
import type { UnreadReason } from '../catalogue/unread-reasons.ts'
import type { Halves } from '../community/rating.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

/** One thing that a row asks for. Days are `YYYY-MM-DD`; an absent one is not known. */
export type Step =
  | { readonly do: 'rate'; readonly title: TitleId; readonly halves: Halves; readonly on?: string }
  | { readonly do: 'enter'; readonly title: TitleId; readonly on?: string; readonly again?: true }
  | { readonly do: 'watch'; readonly title: TitleId; readonly note?: string }
  | { readonly do: 'list'; readonly title: TitleId; readonly list: string; readonly note?: string }

/** Where a row stands, and what it says of its title. */
type NamedRow = {
  readonly file: string
  readonly line: number
  readonly name?: string
  readonly year?: number
}

/** The same, of rows that may be about an episode. */
type NumberedRow = NamedRow & { readonly season?: number; readonly episode?: number }

/** A row that names no title here that one can be sure of, or that could not be read. */
export type Unmatched = NumberedRow & {
  /** As `imdb:tt0041154`, with spaces between. */
  readonly ids?: string
  readonly why: 'unknown' | 'several' | 'no-episode' | 'unread'
  /** Of a row that could not be read. */
  readonly because?: UnreadReason
}

/** What would come of the steps, or has come of them. */
export type ImportCounts = {
  readonly ratingsNew: number
  readonly ratingsChanged: number
  /** Those that say what stands here already, and those that are older than what was said here. */
  readonly ratingsKept: number
  /** Of titles that have not been shown yet. */
  readonly ratingsClosed: number
  readonly viewingsNew: number
  readonly viewingsKept: number
  readonly watchlistNew: number
  readonly watchlistKept: number
  readonly itemsNew: number
  readonly itemsKept: number
}

/** A date that could not be read, or is still to come, of a row that is taken without it. */
export type Undated = NamedRow & {
  /** Absent where the date could be read. */
  readonly column?: string
  readonly text: string
}

/** What was matched by its name, and its year where it has one, which may be another title than the row means. */
export type Guess = NumberedRow & {
  readonly title: TitleId
  /** What the row says otherwise than the title's own line: a name that is neither its name nor its original one. */
  readonly differs: readonly ('name' | 'year')[]
}

export const mostGuessesKept = 100

/** How many there are, and as many of them as are kept. */
export type Guesses = { readonly all: number; readonly first: readonly Guess[] }

export type ImportSummary = {
  readonly rows: number
  readonly byId: number
  readonly byName: number
  /** Texts of reviews, which are not taken in. */
  readonly reviews: number
  readonly ignored: readonly string[]
  readonly undated: readonly Undated[]
  readonly guesses: Guesses
  readonly lists: readonly string[]
  /** What would change, counted when the file came. */
  readonly planned: ImportCounts
  /** What has changed so far. */
  readonly changed: ImportCounts
}

export type MemberImport = {
  readonly id: string
  readonly file: string
  readonly service: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly steps: number
  readonly done: number
  readonly unmatched: readonly Unmatched[]
  readonly summary: ImportSummary
}

/** Nothing that a member brought is kept longer, in milliseconds. */
export const keptFor = 86_400_000

const oldest = (now: Date): string => new Date(now.getTime() - keptFor).toISOString()

export type NewImport = {
  readonly member: string
  readonly at: string
  readonly file: string
  readonly service: string
  readonly steps: readonly Step[]
  readonly unmatched: readonly Unmatched[]
  readonly summary: ImportSummary
}

/** In the place of whatever the member brought before; its id, which nobody guesses. */
export async function putImport(tx: WriteHandle, brought: NewImport): Promise<string> {
  const id = randomBytes(12).toString('hex')
  await tx.deleteFrom('member_import').where('member', '=', brought.member).execute()
  await tx
    .insertInto('member_import')
    .values({
      ...brought,
      id,
      steps: JSON.stringify(brought.steps),
      done: 0,
      unmatched: JSON.stringify(brought.unmatched),
      summary: JSON.stringify(brought.summary),
    })
    .execute()
  return id
}

/** A member's own, while it is kept. */
export async function importOf(
  reader: ReadHandle,
  member: string,
  id: string,
  now: Date,
): Promise<MemberImport | undefined> {
  const row = await reader
    .selectFrom('member_import')
    .select(['id', 'file', 'service', 'at', 'steps', 'done', 'unmatched', 'summary'])
    .where('id', '=', id)
    .where('member', '=', member)
    .where('at', '>', oldest(now))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...row,
    steps: (JSON.parse(row.steps) as Step[]).length,
    unmatched: JSON.parse(row.unmatched) as Unmatched[],
    summary: summaryIn(row.summary),
  }
}

/** What was kept by a program that noted no dates left out, or no guesses, has none to name. */
const summaryIn = (kept: string): ImportSummary => ({
  undated: [],
  guesses: { all: 0, first: [] },
  ...(JSON.parse(kept) as Omit<ImportSummary, 'undated' | 'guesses'>),
})

/** The last that a member brought, while it is kept. */
export async function lastImportOf(
  reader: ReadHandle,
  member: string,
  now: Date,
): Promise<{ readonly id: string; readonly file: string; readonly isDone: boolean } | undefined> {
  const row = await reader
    .selectFrom('member_import')
    .select(['id', 'file', 'steps', 'done'])
    .where('member', '=', member)
    .where('at', '>', oldest(now))
    .executeTakeFirst()
  return row && { id: row.id, file: row.file, isDone: row.done === (JSON.parse(row.steps) as Step[]).length }
}

export type Underway = {
  readonly steps: readonly Step[]
  readonly done: number
  readonly summary: ImportSummary
}

export async function stepsOf(
  handle: WriteHandle | ReadHandle,
  member: string,
  id: string,
  now: Date,
): Promise<Underway | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('member_import')
    .select(['steps', 'done', 'summary'])
    .where('id', '=', id)
    .where('member', '=', member)
    .where('at', '>', oldest(now))
    .executeTakeFirst()
  return (
    row && {
      steps: JSON.parse(row.steps) as Step[],
      done: row.done,
      summary: summaryIn(row.summary),
    }
  )
}

/** How far a taking in has come, to be asked within the transaction that goes on with it. */
export async function doneOf(tx: WriteHandle, id: string): Promise<number | undefined> {
  const row = await tx.selectFrom('member_import').select('done').where('id', '=', id).executeTakeFirst()
  return row?.done
}

export async function setDone(
  tx: WriteHandle,
  id: string,
  done: number,
  summary: ImportSummary,
): Promise<void> {
  await tx
    .updateTable('member_import')
    .set({ done, summary: JSON.stringify(summary) })
    .where('id', '=', id)
    .execute()
}

export async function removeImport(tx: WriteHandle, member: string, id: string): Promise<void> {
  await tx.deleteFrom('member_import').where('member', '=', member).where('id', '=', id).execute()
}

export async function hasOldImports(reader: ReadHandle, now: Date): Promise<boolean> {
  const row = await reader
    .selectFrom('member_import')
    .select('id')
    .where('at', '<=', oldest(now))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function removeOldImports(tx: WriteHandle, now: Date): Promise<void> {
  await tx.deleteFrom('member_import').where('at', '<=', oldest(now)).execute()
}
