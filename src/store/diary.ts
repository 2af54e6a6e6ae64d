/** The diary: what a member saw, and when, as far as that is remembered. */
import { idOf, keyOf, type EntityId, type TitleId } from '../catalogue/ids.ts'
import type { PartialDate } from '../catalogue/partial-date.ts'
import type { EntityLine } from './lines.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type Viewing = {
  readonly number: number
  readonly title: EntityId
  /** Absent where the title is no longer in the catalogue. */
  readonly line: EntityLine | undefined
  /** Absent where it isn't known. */
  readonly watched: PartialDate | undefined
  readonly isRewatch: boolean
  readonly note: string | undefined
  /** When it was entered: ISO 8601, UTC. */
  readonly at: string
}

type ViewingRow = {
  number: number
  title: number
  watched: string
  is_rewatch: number
  note: string | null
  at: string
}
const columns = ['number', 'title', 'watched', 'is_rewatch', 'note', 'at'] as const

async function viewingsOf(reader: ReadHandle, rows: readonly ViewingRow[]): Promise<readonly Viewing[]> {
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.map((row) => ({
    number: row.number,
    title: idOf(row.title),
    line: lines.get(row.title),
    watched: row.watched === '' ? undefined : row.watched,
    isRewatch: row.is_rewatch === 1,
    note: row.note ?? undefined,
    at: row.at,
  }))
}

export type DiaryRange = {
  /** `YYYY`; all years where it is absent. */
  readonly year?: string
  readonly limit?: number
  readonly offset?: number
}

/** The latest first; what has no date comes last. */
export async function diaryOf(
  reader: ReadHandle,
  member: string,
  { year, limit, offset = 0 }: DiaryRange = {},
): Promise<readonly Viewing[]> {
  const all = reader.selectFrom('viewing').select(columns).where('member', '=', member)
  const ofYear =
    year === undefined ? all : all.where('watched', '>=', year).where('watched', '<', `${Number(year) + 1}`)
  const inOrder = ofYear.orderBy('watched', 'desc').orderBy('number', 'desc')
  const rows = await (limit === undefined ? inOrder : inOrder.limit(limit).offset(offset)).execute()
  return viewingsOf(reader, rows)
}

/** How many viewings each year has, the latest first; those without a date under `undefined`, last. */
export async function diaryYears(
  reader: ReadHandle,
  member: string,
): Promise<readonly { readonly year: string | undefined; readonly viewings: number }[]> {
  const rows = await reader
    .selectFrom('viewing')
    .select(({ fn, val }) => [
      fn<string>('substr', ['watched', val(1), val(4)]).as('year'),
      fn.countAll<number>().as('viewings'),
    ])
    .where('member', '=', member)
    .groupBy('year')
    .execute()
  return rows
    .toSorted((a, b) => (a.year < b.year ? 1 : -1))
    .map(({ year, viewings }) => ({ year: year === '' ? undefined : year, viewings: Number(viewings) }))
}

/** A member's viewings of one title, the latest first. */
export async function viewingsOfTitle(
  reader: ReadHandle,
  member: string,
  title: TitleId,
): Promise<readonly Viewing[]> {
  const rows = await reader
    .selectFrom('viewing')
    .select(columns)
    .where('member', '=', member)
    .where('title', '=', keyOf(title))
    .orderBy('watched', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return viewingsOf(reader, rows)
}

export type NewViewing = {
  readonly member: string
  readonly title: TitleId
  readonly watched: PartialDate | undefined
  readonly isRewatch: boolean
  readonly note: string | undefined
  /** ISO 8601, UTC. */
  readonly at: string
}

export async function insertViewing(tx: WriteHandle, viewing: NewViewing): Promise<void> {
  await insertViewings(tx, [viewing])
}

/** At most a few hundred at once. */
export async function insertViewings(tx: WriteHandle, viewings: readonly NewViewing[]): Promise<void> {
  if (viewings.length === 0) return
  await tx
    .insertInto('viewing')
    .values(
      viewings.map(({ member, title, watched, isRewatch, note, at }) => ({
        member,
        title: keyOf(title),
        watched: watched ?? '',
        is_rewatch: isRewatch ? 1 : 0,
        note: note ?? null,
        at,
      })),
    )
    .execute()
}

/** Of these titles, the days on which the member saw each; the empty text for an unknown one. */
export async function daysSeen(
  handle: ReadHandle | WriteHandle,
  member: string,
  titles: readonly TitleId[],
): Promise<ReadonlyMap<TitleId, ReadonlySet<string>>> {
  if (titles.length === 0) return new Map()
  const rows = await (handle as ReadHandle)
    .selectFrom('viewing')
    .select(['title', 'watched'])
    .where('member', '=', member)
    .where('title', 'in', titles.map(keyOf))
    .execute()
  const days = new Map<TitleId, Set<string>>()
  for (const { title, watched } of rows) {
    const id = idOf(title) as TitleId
    const known = days.get(id)
    if (known) known.add(watched)
    else days.set(id, new Set([watched]))
  }
  return days
}

/** Of this member alone: false where there is none of that number. */
export async function removeViewing(tx: WriteHandle, member: string, number: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('viewing')
    .where('member', '=', member)
    .where('number', '=', number)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
