/** Who comes first: the credits a title's header names, and the order of its cast. */
import type { Credit, Title } from './title.ts'
import { creditCategories } from './vocabulary/credit-categories.ts'

const castCategories: ReadonlySet<string> = new Set(
  creditCategories.terms.filter((term) => term.department === 'cast').map((term) => term.id),
)

export const isCast = (credit: Credit): boolean => castCategories.has(credit.category)

/** How many stars a header names. */
export const starCount = 3

/** Whom a page of a title names first. */
type Billing = {
  readonly cast: readonly Credit[]
  readonly directors: readonly Credit[]
  readonly writers: readonly Credit[]
  readonly stars: readonly Credit[]
}

/** The cast in billing order: those with a position by it, then the rest as the document has them. */
export const billedCast = (title: Title): readonly Credit[] => billingOf(title).cast

/** Directors, writers (each person once) and the first of the cast, as the header shows them. */
export function headlineCredits(title: Title): readonly Credit[] {
  const { directors, writers, stars } = billingOf(title)
  return [...directors, ...writers, ...stars]
}

/** Directors, then writers. */
export function makersOf(title: Title): readonly Credit[] {
  const { directors, writers } = billingOf(title)
  return [...directors, ...writers]
}

export const directorsOf = (title: Title): readonly Credit[] => billingOf(title).directors
export const writersOf = (title: Title): readonly Credit[] => billingOf(title).writers
export const starsOf = (title: Title): readonly Credit[] => billingOf(title).stars

const nobody: Billing = { cast: [], directors: [], writers: [], stars: [] }

/** A page asks for the same billing a dozen times, and no other meanwhile. */
let latest: { readonly credits: readonly Credit[]; readonly billing: Billing } | undefined

function billingOf({ credits }: Title): Billing {
  if (credits === undefined) return nobody
  if (latest?.credits !== credits) latest = { credits, billing: bill(credits) }
  return latest.billing
}

function bill(credits: readonly Credit[]): Billing {
  const cast: Credit[] = []
  const directors: Credit[] = []
  const writers: Credit[] = []
  for (const credit of credits) {
    if (credit.category === 'director') directors.push(credit)
    else if (credit.category === 'writer') writers.push(credit)
    else if (isCast(credit)) cast.push(credit)
  }
  cast.sort((a, b) => (a.position ?? lastPosition) - (b.position ?? lastPosition))
  return {
    cast,
    directors: onceEach(directors),
    writers: onceEach(writers),
    stars: onceEach(cast, starCount),
  }
}

const lastPosition = Number.MAX_SAFE_INTEGER

function onceEach(credits: readonly Credit[], most = Infinity): readonly Credit[] {
  const first = new Map<string, Credit>()
  for (const credit of credits) {
    if (first.size === most) break
    const who = credit.person ?? credit.name ?? credit.id
    if (!first.has(who)) first.set(who, credit)
  }
  return [...first.values()]
}
