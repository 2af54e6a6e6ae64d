/** What the page of a person shows, with a fixed number of queries. */
import { keyOf, type PersonId } from '../catalogue/ids.ts'
import { publicPerson, type Person } from '../catalogue/person.ts'
import { mainCategories } from '../catalogue/known-for.ts'
import { documentOf, type StoredDocument } from './entities.ts'
import { lineOf, selectLines, type EntityLine, type Lines } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { provenanceOf, type Provenance } from './sources.ts'
import type { ReadHandle } from './tables.ts'

/** One credit of a filmography; `detail` is the rest of it as the title's document has it. */
export type FilmographyCredit = {
  readonly title: EntityLine
  readonly category: string
  readonly detail: CreditDetail
}

export type CreditDetail = {
  readonly characters?: readonly string[]
  readonly creditedAs?: string
  readonly uncredited?: true
  readonly voice?: true
  readonly archiveFootage?: true
  readonly segment?: string
  readonly wording?: string
  readonly note?: string
  readonly episodes?: { readonly count?: number; readonly firstYear?: number; readonly lastYear?: number }
}

export type PersonPageModel = {
  readonly person: StoredDocument & { readonly document: Person }
  readonly lines: Lines
  readonly knownFor: readonly EntityLine[]
  readonly counts: readonly { readonly category: string; readonly credits: number }[]
  readonly credits: readonly FilmographyCredit[]
  /** Counted from 0. */
  readonly page: number
  readonly hasMore: boolean
  readonly provenance: Provenance
}

export const creditsOnPage = 500
const knownForCount = 4

export async function personPage(
  reader: ReadHandle,
  id: PersonId,
  page: number,
): Promise<PersonPageModel | undefined> {
  const stored = await documentOf<Person>(reader, id)
  if (!stored) return undefined
  const person = { ...stored, document: publicPerson(stored.document) }
  const lines = await linesOf(reader, keysInPerson(person.document))
  const knownFor = await knownForTitles(reader, id)
  const counts = await creditCounts(reader, id)
  const credits = await creditsOfPerson(reader, id, {
    limit: creditsOnPage + 1,
    offset: page * creditsOnPage,
  })
  const provenance = await provenanceOf(reader, id, person.origin)
  return {
    person,
    lines,
    knownFor,
    counts,
    credits: credits.slice(0, creditsOnPage),
    page,
    hasMore: credits.length > creditsOnPage,
    provenance,
  }
}

/** The latest first; titles whose year is not known come last. */
export async function creditsOfPerson(
  reader: ReadHandle,
  id: PersonId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly FilmographyCredit[]> {
  const rows = await selectLines(reader)
    .innerJoin('credit', 'credit.title', 'summary.key')
    .select(['credit.category', 'credit.detail'])
    .where('credit.person', '=', keyOf(id))
    .orderBy(({ fn, val }) => fn.coalesce('summary.year', val(0)), 'desc')
    .orderBy('summary.key', 'desc')
    .orderBy('credit.item')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    title: lineOf(row),
    category: row.category,
    detail: row.detail === null ? {} : (JSON.parse(row.detail) as CreditDetail),
  }))
}

export async function creditCounts(reader: ReadHandle, id: PersonId): Promise<PersonPageModel['counts']> {
  const rows = await reader
    .selectFrom('credit')
    .select(({ fn }) => ['category', fn.countAll<number>().as('credits')])
    .where('person', '=', keyOf(id))
    .groupBy('category')
    .execute()
  return rows.map(({ category, credits }) => ({ category, credits: Number(credits) }))
}

/** The rule is {@link mainCategories}'s: most popular titles with a main credit, never single episodes. */
async function knownForTitles(reader: ReadHandle, id: PersonId): Promise<readonly EntityLine[]> {
  const titles = reader
    .selectFrom('credit')
    .select('credit.title')
    .distinct()
    .where('credit.person', '=', keyOf(id))
    .where('credit.category', 'in', [...mainCategories])
  const rows = await selectLines(reader)
    .where('summary.key', 'in', titles)
    .where('summary.series', 'is', null)
    .orderBy('summary.popularity', 'desc')
    .orderBy(({ fn, val }) => fn.coalesce('summary.year', val(9999)))
    .orderBy('summary.key')
    .limit(knownForCount)
    .execute()
  return rows.map(lineOf)
}

function keysInPerson(person: Person): Set<number> {
  const keys = new Set<number>()
  for (const { person: other } of person.relations ?? []) if (other !== undefined) keys.add(keyOf(other))
  for (const { title, recipients } of person.awards ?? []) {
    if (title !== undefined) keys.add(keyOf(title))
    for (const { person: other, company } of recipients ?? []) {
      if (other !== undefined) keys.add(keyOf(other))
      if (company !== undefined) keys.add(keyOf(company))
    }
  }
  return keys
}
