/** Who comes first: the credits a title's header names, and the order of its cast. */
import type { Credit, Title } from './title.ts'
import { creditCategories } from './vocabulary/credit-categories.ts'

const castCategories: ReadonlySet<string> = new Set(
  creditCategories.terms.filter((term) => term.department === 'cast').map((term) => term.id),
)

export const isCast = (credit: Credit): boolean => castCategories.has(credit.category)

/** How many stars a header names. */
export const starCount = 3

/** Whom the page of a title names first. */
export type Billing = {
  /** In billing order: those with a position by it, then the rest as the document has them. */
  readonly cast: readonly Credit[]
  /** Each person once, as are the next. */
  readonly directors: readonly Credit[]
  readonly writers: readonly Credit[]
  /** The first of the cast, as the header shows them. */
  readonly stars: readonly Credit[]
}

export function billingOf({ credits = [] }: Pick<Title, 'credits'>): Billing {
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

/** Directors, then writers. */
export const makersIn = ({ directors, writers }: Billing): readonly Credit[] => [...directors, ...writers]

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
