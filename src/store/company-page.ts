/** What the page of a company shows, with a fixed number of queries. */
import type { Company } from '../catalogue/company.ts'
import { keyOf, type CompanyId } from '../catalogue/ids.ts'
import { documentOf, type StoredDocument } from './entities.ts'
import { lineOf, selectLines, type EntityLine, type Lines } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { provenanceOf, type Provenance } from './sources.ts'
import type { ReadHandle } from './tables.ts'

export type CompanyWork = {
  readonly title: EntityLine
  readonly role: string
  readonly detail: {
    readonly territories?: readonly string[]
    readonly firstYear?: number
    readonly lastYear?: number
    readonly attributes?: readonly string[]
    readonly note?: string
  }
}

export type CompanyPageModel = {
  readonly company: StoredDocument & { readonly document: Company }
  readonly lines: Lines
  readonly counts: readonly { readonly role: string; readonly titles: number }[]
  readonly works: readonly CompanyWork[]
  /** Counted from 0. */
  readonly page: number
  readonly hasMore: boolean
  readonly provenance: Provenance
}

const worksOnPage = 500

export async function companyPage(
  reader: ReadHandle,
  id: CompanyId,
  page: number,
): Promise<CompanyPageModel | undefined> {
  const company = await documentOf<Company>(reader, id)
  if (!company) return undefined
  const { parent } = company.document
  const lines = await linesOf(reader, parent === undefined ? [] : [keyOf(parent)])
  const counts = await roleCounts(reader, id)
  const works = await worksOf(reader, id, { limit: worksOnPage + 1, offset: page * worksOnPage })
  const provenance = await provenanceOf(reader, id, company.origin)
  const hasMore = works.length > worksOnPage
  return { company, lines, counts, works: works.slice(0, worksOnPage), page, hasMore, provenance }
}

/** The latest first; titles whose year is not known come last. */
export async function worksOf(
  reader: ReadHandle,
  id: CompanyId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly CompanyWork[]> {
  const rows = await selectLines(reader)
    .innerJoin('company_credit', 'company_credit.title', 'summary.key')
    .select(['company_credit.role', 'company_credit.detail'])
    .where('company_credit.company', '=', keyOf(id))
    .orderBy(({ fn, val }) => fn.coalesce('summary.year', val(0)), 'desc')
    .orderBy('summary.key', 'desc')
    .orderBy('company_credit.item')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    title: lineOf(row),
    role: row.role,
    detail: row.detail === null ? {} : (JSON.parse(row.detail) as CompanyWork['detail']),
  }))
}

export async function roleCounts(reader: ReadHandle, id: CompanyId): Promise<CompanyPageModel['counts']> {
  const rows = await reader
    .selectFrom('company_credit')
    .select(({ fn }) => ['role', fn.countAll<number>().as('titles')])
    .where('company', '=', keyOf(id))
    .groupBy('role')
    .execute()
  return rows.map(({ role, titles }) => ({ role, titles: Number(titles) }))
}
