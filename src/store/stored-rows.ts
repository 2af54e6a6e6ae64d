/** Finds the rows that should be there by the columns they are indexed by. */
import { inBatches } from './put-entity.ts'
import { scattered, type ScatteredTable } from './derived-rows.ts'
import type { WriteHandle } from './tables.ts'

/** Keys from `first` to `last`, both included. */
export type KeySpan = { readonly first: number; readonly last: number }

export type Row = Readonly<Record<string, unknown>>

/**
 * The stored rows of the entities of a span that may be among those expected: all that have their indexed
 * columns, and perhaps others.
 */
export async function storedRows(
  tx: WriteHandle,
  table: ScatteredTable,
  expected: readonly Row[],
  span: KeySpan,
): Promise<readonly Row[]> {
  if (table === 'connection' || table === 'external_id') return rowsBetween(tx, table, span)
  if (table === 'facet') {
    const found = [...Map.groupBy(expected, (row) => row['facet'])].map(([, ofFacet]) =>
      rowsWith(tx, table, ['facet', 'value', 'rank'], ofFacet, span),
    )
    return (await Promise.all(found)).flat()
  }
  return rowsWith(tx, table, indexed[table], expected, span)
}

const indexed = {
  credit: ['person'],
  company_credit: ['company'],
  name_hash: ['hash'],
  budget: ['type', 'decade', 'currency', 'amount'],
} as const

async function rowsBetween(
  tx: WriteHandle,
  table: ScatteredTable,
  { first, last }: KeySpan,
): Promise<readonly Row[]> {
  const owner = tx.dynamic.ref(scattered[table])
  return tx
    .selectFrom(table as 'credit')
    .selectAll()
    .where(owner as never, '>=', first as never)
    .where(owner as never, '<=', last as never)
    .execute()
}

/** One query for many values of the last column that has many; the others have few. */
async function rowsWith(
  tx: WriteHandle,
  table: ScatteredTable,
  columns: readonly string[],
  rows: readonly Row[],
  { first, last }: KeySpan,
): Promise<readonly Row[]> {
  if (rows.length === 0) return []
  const many = columns.at(-1) ?? ''
  const found: Row[] = []
  for (const values of inBatches([...new Set(rows.map((row) => row[many]))], 5000)) {
    const owner = tx.dynamic.ref(scattered[table])
    let query = tx
      .selectFrom(table as 'credit')
      .selectAll()
      .where(owner as never, '>=', first as never)
      .where(owner as never, '<=', last as never)
      .where(tx.dynamic.ref(many) as never, 'in', values as never)
    for (const column of columns.slice(0, -1)) {
      const few = [...new Set(rows.map((row) => row[column]))]
      query = query.where(tx.dynamic.ref(column) as never, 'in', few as never)
    }
    found.push(...(await query.execute()))
  }
  return found
}

/** The expected rows that are not stored, each as often as it is missing, and how many were found. */
export function missingRows(
  expected: readonly Row[],
  stored: readonly Row[],
): { readonly missing: readonly Row[]; readonly matched: number } {
  const left = new Map<string, number>()
  for (const row of stored) left.set(textOf(row), (left.get(textOf(row)) ?? 0) + 1)
  const missing = expected.filter((row) => {
    const text = textOf(row)
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
  return { missing, matched: expected.length - missing.length }
}

/** The same text for the same values, in whatever order the columns come. */
export function textOf(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}
