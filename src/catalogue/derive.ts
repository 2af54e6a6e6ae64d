/**
 * What the indexes hold of a document. The store writes these rows in the same transaction as the document,
 * `reindex` writes them all again, and `check` compares them: there is no other place that derives anything.
 */
import type { Company } from './company.ts'
import { keyOf, kindOf, type EntityId } from './ids.ts'
import { amountOf } from './money.ts'
import { parsePartialDate } from './partial-date.ts'
import type { Person } from './person.ts'
import { mostPopular, popularityOf } from './popularity.ts'
import type { Document } from './record.ts'
import { foldName } from './text.ts'
import { titleYear } from './title-year.ts'
import type { Credit, Title } from './title.ts'

/** The line that stands for an entity in any list: what it is called, when, of which series. */
export type Summary = {
  readonly type: string
  readonly name: string
  readonly originalName: string | null
  readonly year: number | null
  readonly endYear: number | null
  readonly series: number | null
  readonly season: number | null
  readonly number: number | null
}
/** Rows of one facet value are kept in this order: the most popular first. */
export const facetRank = (popularity: number): number => mostPopular - popularity

export type CreditRow = { person: number; category: string; item: string; detail: string | null }
export type CompanyCreditRow = { company: number; role: string; item: string; detail: string | null }
export type ConnectionRow = { other: number; kind: string; item: string; note: string | null }
export type FacetRow = { facet: 'genre' | 'decade' | 'country' | 'day' | 'born'; value: string }
export type BudgetRow = { type: string; decade: number; currency: string; amount: number }

export type Derived = {
  readonly summary: Summary
  /** Of a title by its own votes; people and companies get theirs from their titles. */
  readonly popularity: number
  /** Folded names, each once, without those that are only an episode's number. */
  readonly searchNames: readonly string[]
  readonly externalIds: readonly { scheme: string; value: string }[]
  readonly facets: readonly FacetRow[]
  readonly credits: readonly CreditRow[]
  readonly companyCredits: readonly CompanyCreditRow[]
  readonly connections: readonly ConnectionRow[]
  readonly budget: BudgetRow | undefined
}

export function derive(id: EntityId, document: Document): Derived {
  switch (kindOf(id)) {
    case 'title':
      return deriveTitle(document as Title)
    case 'person':
      return derivePerson(document as Person)
    case 'company':
      return deriveCompany(document as Company)
  }
}

const nothing = {
  popularity: 0,
  facets: [],
  credits: [],
  companyCredits: [],
  connections: [],
  budget: undefined,
} as const satisfies Partial<Derived>

function plainSummary(type: string, name: string): Summary {
  return {
    type,
    name,
    originalName: null,
    year: null,
    endYear: null,
    series: null,
    season: null,
    number: null,
  }
}

function derivePerson(person: Person): Derived {
  const born = shownDate(person.birth)
  const died = shownDate(person.death)
  const day = born && dayOfYear(born)
  return {
    ...nothing,
    summary: {
      ...plainSummary('person', person.name),
      originalName: nativeName(person) ?? null,
      year: yearIn(born),
      endYear: yearIn(died),
    },
    searchNames: foldedNames([
      person.name,
      ...(person.names ?? []).filter((name) => name.visibility !== 'hidden').map((name) => name.name),
    ]),
    externalIds: person.externalIds ?? [],
    facets: day ? [{ facet: 'born', value: day }] : [],
  }
}

function shownDate(event: Person['birth']): string | undefined {
  return (event?.visibility ?? 'public') === 'public' ? event?.date : undefined
}

function yearIn(date: string | undefined): number | null {
  return date === undefined ? null : (parsePartialDate(date)?.year ?? null)
}

function nativeName(person: Person): string | undefined {
  return person.names?.find(
    (name) => name.kind === 'native_script' && (name.visibility ?? 'public') === 'public',
  )?.name
}

function deriveCompany(company: Company): Derived {
  return {
    ...nothing,
    summary: plainSummary('company', company.name),
    searchNames: foldedNames([company.name, ...(company.names ?? []).map((name) => name.name)]),
    externalIds: company.externalIds ?? [],
  }
}

function deriveTitle(title: Title): Derived {
  const year = titleYear(title) ?? null
  return {
    summary: {
      type: title.type,
      name: title.name,
      originalName:
        title.originalName !== undefined && title.originalName !== title.name ? title.originalName : null,
      year,
      endYear: title.endYear ?? null,
      series: title.episode ? keyOf(title.episode.series) : null,
      season: title.episode?.season ?? null,
      number: title.episode?.number ?? null,
    },
    popularity: popularityOf(title),
    searchNames: foldedNames(namesOfTitle(title)),
    externalIds: title.externalIds ?? [],
    facets: facetsOf(title, year),
    credits: creditRows(title.credits ?? []),
    companyCredits: companyRows(title),
    connections: (title.connections ?? []).map((connection) => ({
      other: keyOf(connection.title),
      kind: connection.kind,
      item: connection.id,
      note: connection.note ?? null,
    })),
    budget:
      title.budget && year !== null
        ? {
            type: title.type,
            decade: decadeOf(year),
            currency: title.budget.currency,
            amount: amountOf(title.budget),
          }
        : undefined,
  }
}

function namesOfTitle(title: Title): string[] {
  const names = [title.name]
  if (title.originalName !== undefined) names.push(title.originalName)
  if (title.originalRomanised !== undefined) names.push(title.originalRomanised)
  for (const other of title.otherNames ?? []) {
    names.push(other.name)
    if (other.romanised !== undefined) names.push(other.romanised)
  }
  return names
}

const numberName = /^\S+ #\d+\.\d+$/u

/** `Episode #14.155`, `Folge #1.2`: a number standing where a name is missing. */
export function isNumberName(name: string): boolean {
  return numberName.test(name)
}

/** Each name once, folded; names that are only an episode's number are not looked for. */
export function foldedNames(names: Iterable<string>): readonly string[] {
  const folded = new Set<string>()
  for (const name of names) if (!isNumberName(name)) folded.add(foldName(name))
  folded.delete('')
  return [...folded]
}

export function decadeOf(year: number): number {
  return year - (year % 10)
}

/** Titles that stand for themselves are found by facet; episodes are found through their series. */
function facetsOf(title: Title, year: number | null): FacetRow[] {
  if (title.episode || title.type === 'tvEpisode') return []
  const facets: FacetRow[] = []
  if (year !== null) facets.push({ facet: 'decade', value: String(decadeOf(year)) })
  for (const genre of title.genres ?? []) facets.push({ facet: 'genre', value: genre })
  for (const country of title.countries ?? []) facets.push({ facet: 'country', value: country })
  for (const day of releaseDays(title)) facets.push({ facet: 'day', value: day })
  return facets
}

/** Days of the year (`10-07`) on which the title was first shown anywhere. */
function releaseDays(title: Title): string[] {
  let first: string | undefined
  for (const { date } of title.releases ?? []) {
    if (date !== undefined && dayOfYear(date) && (first === undefined || date < first)) first = date
  }
  const day = first && dayOfYear(first)
  return day ? [day] : []
}

function dayOfYear(date: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date.slice(5) : undefined
}

function creditRows(credits: readonly Credit[]): CreditRow[] {
  const rows: CreditRow[] = []
  for (const credit of credits) {
    if (credit.person === undefined) continue
    rows.push({
      person: keyOf(credit.person),
      category: credit.category,
      item: credit.id,
      detail: creditDetail(credit),
    })
  }
  return rows
}

/** What a filmography says beside the title and the job: JSON of the rest of the credit, in its own field order. */
function creditDetail(credit: Credit): string | null {
  const { id: _, person: _person, name: _name, category: _category, position: _position, ...detail } = credit
  const text = JSON.stringify(detail)
  return text === '{}' ? null : text
}

function companyRows(title: Title): CompanyCreditRow[] {
  const rows: CompanyCreditRow[] = []
  for (const credit of title.companies ?? []) {
    if (credit.company === undefined) continue
    const { id, company, name: _, role, ...detail } = credit
    const text = JSON.stringify(detail)
    rows.push({ company: keyOf(company), role, item: id, detail: text === '{}' ? null : text })
  }
  return rows
}

/** 52 bits of a folded name, for finding whole names by a number: two rounds of FNV-1a. */
export function nameHash(folded: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  return (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0)
}
