/** Entities by the ids that others know them by. */
import { keyOf, type EntityId } from '../catalogue/ids.ts'
import { lineOf, selectLines, type EntityLine } from './lines.ts'
import type { ReadHandle } from './tables.ts'

const most = 100

/** Those whose documents state the id, and `own`, where it is the same id here; in the order of their ids. */
export async function entitiesByExternalId(
  reader: ReadHandle,
  {
    scheme,
    value,
    own,
  }: { readonly scheme: string; readonly value: string; readonly own: EntityId | undefined },
): Promise<readonly EntityLine[]> {
  const stated = reader
    .selectFrom('external_id')
    .select('external_id.entity')
    .where('external_id.scheme', '=', scheme)
    .where('external_id.value', '=', value)
  const rows = await selectLines(reader)
    .where(({ eb, or }) =>
      or([eb('summary.key', 'in', stated), eb('summary.key', '=', own ? keyOf(own) : 0)]),
    )
    .orderBy('summary.key')
    .limit(most)
    .execute()
  return rows.map(lineOf)
}
