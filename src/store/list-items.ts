/** The titles of a list, in their order. */
import { sql } from 'kysely'
import { idOf, keyOf, type EntityId, type TitleId } from '../catalogue/ids.ts'
import { placeBetween, placeGap } from '../community/list-places.ts'
import type { EntityLine } from './lines.ts'
import { nextPlace, noteChange } from './lists.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type ListItem = {
  /** From 1. */
  readonly place: number
  /** The id that was put into the list; the line may be that of another title, which this one is merged into. */
  readonly id: EntityId
  /** Absent where the title is no longer in the catalogue. */
  readonly line: EntityLine | undefined
  readonly note: string | undefined
  /** ISO 8601, UTC. */
  readonly added: string
}

export type ItemRange = { readonly limit: number; readonly offset: number }

/** Three queries at most, whatever the range; each costs what the range and what lies before it in an index cost. */
export async function itemsOf(
  reader: ReadHandle,
  list: number,
  { limit, offset }: ItemRange,
): Promise<readonly ListItem[]> {
  const rows = await reader
    .selectFrom('list_item')
    .select(['title', 'note', 'added_at'])
    .where('list', '=', list)
    .orderBy('position')
    .orderBy('title')
    .limit(limit)
    .offset(offset)
    .execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  return rows.map((row, at) => ({
    place: offset + at + 1,
    id: idOf(row.title),
    line: lines.get(row.title),
    note: row.note ?? undefined,
    added: row.added_at,
  }))
}

/** Those of a member's lists that hold a title, by number, each with its note there. */
export async function listsHolding(
  reader: ReadHandle,
  member: string,
  title: TitleId,
): Promise<ReadonlyMap<number, string | undefined>> {
  const rows = await reader
    .selectFrom('list_item')
    .innerJoin('list', 'list.number', 'list_item.list')
    .select(['list.number', 'list_item.note'])
    .where('list.member', '=', member)
    .where('list_item.title', '=', keyOf(title))
    .execute()
  return new Map(rows.map((row) => [row.number, row.note ?? undefined]))
}

export type NewItem = {
  readonly list: number
  readonly title: TitleId
  readonly note: string | undefined
  /** ISO 8601, UTC. */
  readonly at: string
}

/** At the end of the list; false, and nothing is written, where the title stands in it already. */
export async function addItem(tx: WriteHandle, { list, title, note, at }: NewItem): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('list_item')
    .values({
      list,
      title: keyOf(title),
      position: await nextPlace(tx, list),
      note: note ?? null,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await noteChange(tx, list, at, 1)
  return true
}

/** False where the title isn't in the list. */
export async function removeItem(
  tx: WriteHandle,
  list: number,
  title: TitleId,
  at: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('list_item')
    .where('list', '=', list)
    .where('title', '=', keyOf(title))
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await noteChange(tx, list, at, -1)
  return true
}

/** False where the title isn't in the list. */
export async function setItemNote(tx: WriteHandle, { list, title, note, at }: NewItem): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('list_item')
    .set({ note: note ?? null })
    .where('list', '=', list)
    .where('title', '=', keyOf(title))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await noteChange(tx, list, at)
  return true
}

/** The place of a title in a list, from 1; `undefined` where it isn't there. */
export async function placeOf(tx: WriteHandle, list: number, title: TitleId): Promise<number | undefined> {
  const row = await tx
    .selectFrom('list_item as item')
    .select(({ selectFrom }) =>
      selectFrom('list_item as before')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('before.list', '=', 'item.list')
        .where(({ eb, refTuple }) =>
          eb(
            refTuple('before.position', 'before.title'),
            '<=',
            refTuple('item.position', 'item.title') as never,
          ),
        )
        .as('place'),
    )
    .where('item.list', '=', list)
    .where('item.title', '=', keyOf(title))
    .executeTakeFirst()
  return row && Number(row.place)
}

/** Moves a title to a place from 1; beyond the last it becomes the last. False where it isn't in the list. */
export async function moveItem(
  tx: WriteHandle,
  {
    list,
    title,
    place,
    at,
  }: { readonly list: number; readonly title: TitleId; readonly place: number; readonly at: string },
): Promise<boolean> {
  const now = await placeOf(tx, list, title)
  if (now === undefined) return false
  if (now === place) return true
  const position = (await roomAt(tx, list, title, place)) ?? (await roomMadeAt(tx, list, title, place))
  await tx
    .updateTable('list_item')
    .set({ position })
    .where('list', '=', list)
    .where('title', '=', keyOf(title))
    .execute()
  await noteChange(tx, list, at)
  return true
}

/** A position between the neighbours that the title would have there; `undefined` where they leave no room. */
async function roomAt(
  tx: WriteHandle,
  list: number,
  title: TitleId,
  place: number,
): Promise<number | undefined> {
  const rows = await tx
    .selectFrom('list_item')
    .select('position')
    .where('list', '=', list)
    .where('title', '!=', keyOf(title))
    .orderBy('position')
    .orderBy('title')
    .limit(2)
    .offset(Math.max(0, place - 2))
    .execute()
  const [first, second] = rows.map(({ position }) => position)
  if (place === 1) return placeBetween(undefined, first)
  return first === undefined ? nextPlace(tx, list) : placeBetween(first, second)
}

async function roomMadeAt(tx: WriteHandle, list: number, title: TitleId, place: number): Promise<number> {
  await sql`update list_item set position = ranked.place * ${sql.lit(placeGap)}
    from (select title, row_number() over (order by position, title) as place
          from list_item where list = ${list}) as ranked
    where list_item.list = ${list} and list_item.title = ranked.title`.execute(tx)
  return (await roomAt(tx, list, title, place)) ?? nextPlace(tx, list)
}
