/** What {@link derive} says, as rows of the tables that are not read by the entity's own key. */
import { facetRank, nameHash, type Derived } from '../catalogue/derive.ts'
import type { Tables } from './tables.ts'

/**
 * The tables whose rows lie by what they are looked up by, and the column that names the entity they are
 * of.
 */
export const scattered = {
  credit: 'title',
  company_credit: 'title',
  connection: 'title',
  budget: 'title',
  external_id: 'entity',
  name_hash: 'entity',
  facet: 'entity',
} as const

export type ScatteredTable = keyof typeof scattered
/** Only titles have rows in these. */
export const titleTables: readonly ScatteredTable[] = ['credit', 'company_credit', 'connection', 'budget']
export const entityTables: readonly ScatteredTable[] = ['external_id', 'name_hash', 'facet']

export type DerivedRows = { readonly [Table in ScatteredTable]: Tables[Table][] }

export function derivedRows(key: number, derived: Derived, popularity: number): DerivedRows {
  const rank = facetRank(popularity)
  return {
    credit: derived.credits.map((row) => ({ ...row, title: key })),
    company_credit: derived.companyCredits.map((row) => ({ ...row, title: key })),
    connection: derived.connections.map((row) => ({ ...row, title: key })),
    budget: derived.budget ? [{ ...derived.budget, title: key }] : [],
    external_id: derived.externalIds.map(({ scheme, value }) => ({ scheme, value, entity: key })),
    name_hash: [...new Set(derived.searchNames.map(nameHash))].map((hash) => ({ hash, entity: key })),
    facet: derived.facets.map((row) => ({ ...row, rank, entity: key })),
  }
}

/** The row of a list; how many connections a title has is counted from both sides, and not known here. */
export type SummaryRow = Omit<Tables['summary'], 'connections'>

export function summaryRow(key: number, { summary }: Derived, popularity: number): SummaryRow {
  const { originalName, endYear, ...rest } = summary
  return { key, ...rest, original_name: originalName, end_year: endYear, popularity }
}
