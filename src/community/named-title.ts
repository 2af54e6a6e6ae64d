/** Which title somebody means by a name and, perhaps, a year. */

export type Candidate = { readonly year?: number | undefined }

export type Meant<T> = { readonly title: T } | { readonly why: 'unknown' | 'several' }

/**
 * Of those that bear the name: the one of that year; else the one a year before or after, since places count premieres
 * and releases differently. Two of one year are told apart by nothing here. Without a year, only a name that one
 * title bears names it.
 */
export function titleMeant<T extends Candidate>(
  candidates: readonly T[],
  year: number | undefined,
): Meant<T> {
  return only(titlesFitting(candidates, year))
}

/** Those of the name that may be meant, in their order; with a year, those of it, else those a year before or after. */
export function titlesFitting<T extends Candidate>(
  candidates: readonly T[],
  year: number | undefined,
): readonly T[] {
  if (year === undefined) return candidates
  const within = (years: number): readonly T[] =>
    candidates.filter((title) => title.year !== undefined && Math.abs(title.year - year) <= years)
  const exact = within(0)
  return exact.length > 0 ? exact : within(1)
}

function only<T>(titles: readonly T[]): Meant<T> {
  const [title] = titles
  if (title === undefined) return { why: 'unknown' }
  return titles.length === 1 ? { title } : { why: 'several' }
}

const year = /^(.*\S)\s*\((\d{4})\)$/

/** `Late Spring (1949)` as name and year; without a year, the name alone. */
export function nameAndYear(typed: string): { readonly name: string; readonly year: number | undefined } {
  const [, name, digits] = year.exec(typed) ?? []
  return name === undefined ? { name: typed, year: undefined } : { name, year: Number(digits) }
}

/** The id in what somebody typed: alone, or in an address here or at IMDb. */
export function titleIdIn(typed: string): string | undefined {
  return /(?:^|\/)(tt\d{7,9})(?=$|[/?#])/.exec(typed)?.[1]
}
