/** Which pages there are, for machines that want them all: in parts of fixed ranges of numbers. */
import { idOf, keyRange, type EntityId, type EntityKind } from '../catalogue/ids.ts'
import type { ReadHandle } from './tables.ts'

/** Entities whose numbers lie in `[part * size, (part + 1) * size)`: a part never grows past what a sitemap may hold. */
export type SitemapPart = { readonly kind: EntityKind; readonly part: number }

/** The most addresses that the sitemap protocol allows in one file. */
export const sitemapPartSize = 50_000
const kinds: readonly EntityKind[] = ['title', 'person', 'company']

/** The parts that hold anything: one look into the index for each part that there is. */
export async function sitemapParts(reader: ReadHandle): Promise<readonly SitemapPart[]> {
  const parts: SitemapPart[] = []
  for (const kind of kinds) {
    const { first, end } = keyRange(kind)
    for (let from = first; ;) {
      const row = await reader
        .selectFrom('summary')
        .select('key')
        .where('key', '>=', from)
        .where('key', '<', end)
        .orderBy('key')
        .limit(1)
        .executeTakeFirst()
      if (!row) break
      const part = Math.floor((row.key - first) / sitemapPartSize)
      parts.push({ kind, part })
      from = first + (part + 1) * sitemapPartSize
    }
  }
  return parts
}

/** The ids of a part, in order; empty where the part holds none. */
export async function sitemapIds(
  reader: ReadHandle,
  { kind, part }: SitemapPart,
): Promise<readonly EntityId[]> {
  const { first, end } = keyRange(kind)
  const from = first + part * sitemapPartSize
  const rows = await reader
    .selectFrom('summary')
    .select('key')
    .where('key', '>=', from)
    .where('key', '<', Math.min(from + sitemapPartSize, end))
    .orderBy('key')
    .execute()
  return rows.map(({ key }) => idOf(key))
}
