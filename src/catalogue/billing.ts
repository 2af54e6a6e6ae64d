/** Who comes first: the credits a title's header names, and the order of its cast. */
import type { Credit, Title } from './title.ts'
import { creditCategories } from './vocabulary/credit-categories.ts'

const castCategories: ReadonlySet<string> = new Set(
  creditCategories.terms.filter((term) => term.department === 'cast').map((term) => term.id),
)

export const isCast = (credit: Credit): boolean => castCategories.has(credit.category)

/** The cast in billing order: those with a position by it, then the rest as the document has them. */
export function billedCast(title: Title): readonly Credit[] {
  const credits = title.credits ?? []
  let billed = billedCasts.get(credits)
  if (!billed) {
    billed = credits
      .filter(isCast)
      .sort((a, b) => (a.position ?? lastPosition) - (b.position ?? lastPosition))
    billedCasts.set(credits, billed)
  }
  return billed
}

/** A page asks for the same cast half a dozen times. */
const billedCasts = new WeakMap<readonly Credit[], readonly Credit[]>()
const lastPosition = Number.MAX_SAFE_INTEGER

export function creditsOf(title: Title, category: string): readonly Credit[] {
  return (title.credits ?? []).filter((credit) => credit.category === category)
}

/** How many stars a header names. */
export const starCount = 3

/** Directors, writers (each person once) and the first of the cast, as the header shows them. */
export function headlineCredits(title: Title): readonly Credit[] {
  return [...makersOf(title), ...billedCast(title).slice(0, starCount)]
}

/** Directors, then writers. */
export const makersOf = (title: Title): readonly Credit[] => [...directorsOf(title), ...writersOf(title)]
export const directorsOf = (title: Title): readonly Credit[] => onceEach(creditsOf(title, 'director'))
export const writersOf = (title: Title): readonly Credit[] => onceEach(creditsOf(title, 'writer'))
export const starsOf = (title: Title): readonly Credit[] => onceEach(billedCast(title), starCount)

function onceEach(credits: readonly Credit[], most = Infinity): readonly Credit[] {
  const first = new Map<string, Credit>()
  for (const credit of credits) {
    if (first.size === most) break
    const who = credit.person ?? credit.name ?? credit.id
    if (!first.has(who)) first.set(who, credit)
  }
  return [...first.values()]
}
