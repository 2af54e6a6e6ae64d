/** How fresh a page is that shows a little of everything. */
import type { ReadHandle } from './tables.ts'

/** Changes with every write to the catalogue, and with `more`. One query. */
export async function catalogueVersion(reader: ReadHandle, more: string): Promise<string> {
  const row = await reader
    .selectFrom('feed')
    .select(({ fn }) => fn.max('position').as('position'))
    .select(({ selectFrom }) => selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'))
    .executeTakeFirst()
  return `${row?.epoch ?? 0}.${row?.position ?? 0}.${more}`
}
