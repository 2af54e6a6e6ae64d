/** The connections of a title, whichever of the two titles states them. */
import { idOf, keyOf, type EntityId, type TitleId } from '../catalogue/ids.ts'
import type { Connection, Title } from '../catalogue/title.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import { preparedForKeys } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

/** `kind` is the word of the title that states it: this one where it goes out, the other where it comes in. */
export type StatedConnection = {
  readonly direction: 'out' | 'in'
  readonly kind: string
  readonly title: EntityLine
  readonly note: string | undefined
  readonly timecode: string | undefined
  readonly evidence: string | undefined
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
  const own = keyOf(id)
  const stating = await connectionsStatedBy(
    reader,
    rows.map(({ key, direction }) => (direction === 'out' ? own : key)),
  )
  return rows.map((row) => {
    const said = stating
      .get(idOf(row.direction === 'out' ? own : row.key))
      ?.find((connection) => connection.id === row.item)
    return {
      direction: row.direction,
      kind: row.kind,
      title: lineOf(row),
      note: row.note ?? undefined,
      timecode: said?.timecode,
      evidence: said?.evidence,
    }
  })
}

/** The connections in the documents of these titles: where in the film, and what shows it, is said only there. */
export async function connectionsStatedBy(
  reader: ReadHandle,
  keys: Iterable<number>,
): Promise<ReadonlyMap<EntityId, readonly Connection[]>> {
  const rows = await documentsByKey(reader, keys, {})
  return new Map(
    rows.flatMap(({ key, document }) =>
      document === null ? [] : [[idOf(key), (JSON.parse(document) as Title).connections ?? []]],
    ),
  )
}

const documentsByKey = preparedForKeys<Record<never, never>, { key: number; document: string | null }>(
  (reader, keys) => reader.selectFrom('entity').select(['key', 'document']).where('key', 'in', keys),
)

function connectionsFrom(reader: ReadHandle, id: TitleId, direction: StatedConnection['direction']) {
  const [own, other] = direction === 'out' ? (['title', 'other'] as const) : (['other', 'title'] as const)
  return selectLines(reader)
    .innerJoin('connection', `connection.${other}`, 'summary.key')
    .select(['connection.kind', 'connection.note', 'connection.item'])
    .select(({ val }) => val(direction).as('direction'))
    .where(`connection.${own}`, '=', keyOf(id))
}
