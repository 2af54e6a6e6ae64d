/** The connections of a title, whichever of the two titles states them. */
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import type { ReadHandle } from './tables.ts'

/** `kind` is the word of the title that states it: this one where it goes out, the other where it comes in. */
export type StatedConnection = {
  readonly direction: 'out' | 'in'
  readonly kind: string
  readonly title: EntityLine
  readonly note: string | undefined
}

type Range = { readonly limit: number; readonly offset: number }

/** By year, then by the other title's id; a title that has no record here is left out. */
export async function connectionsOf(
  reader: ReadHandle,
  id: TitleId,
  { limit, offset }: Range,
): Promise<readonly StatedConnection[]> {
  const stated = connectionsFrom(reader, id, 'out').unionAll(connectionsFrom(reader, id, 'in'))
  const rows = await reader
    .selectFrom(stated.as('stated'))
    .selectAll()
    .orderBy(({ fn, val }) => fn.coalesce('stated.year', val(9999)))
    .orderBy('stated.key')
    .orderBy('stated.direction')
    .orderBy('stated.item')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    direction: row.direction,
    kind: row.kind,
    title: lineOf(row),
    note: row.note ?? undefined,
  }))
}

function connectionsFrom(reader: ReadHandle, id: TitleId, direction: StatedConnection['direction']) {
  const [own, other] = direction === 'out' ? (['title', 'other'] as const) : (['other', 'title'] as const)
  return selectLines(reader)
    .innerJoin('connection', `connection.${other}`, 'summary.key')
    .select(['connection.kind', 'connection.note', 'connection.item'])
    .select(({ val }) => val(direction).as('direction'))
    .where(`connection.${own}`, '=', keyOf(id))
}
