/** Credits as pages show them: by department and category, with everything that qualifies them. */
import { billingOf } from '../../catalogue/billing.ts'
import type { Credit, Title } from '../../catalogue/title.ts'
import { creditCategories, departments } from '../../catalogue/vocabulary/credit-categories.ts'
import type { Words } from '../../text/words.ts'

export type CategoryGroup = { readonly category: string; readonly credits: readonly Credit[] }
export type DepartmentGroup = { readonly department: string; readonly categories: readonly CategoryGroup[] }

/** Every credit, by department in the vocabulary's order; the cast is one group, in billing order. */
export function creditsByDepartment(title: Title): readonly DepartmentGroup[] {
  const byCategory = new Map<string, Credit[]>()
  for (const credit of title.credits ?? []) {
    const group = byCategory.get(credit.category) ?? []
    byCategory.set(credit.category, group)
    group.push(credit)
  }
  const { cast } = billingOf(title)
  return departments.terms
    .map(({ id }) => ({
      department: id,
      categories: id === 'cast' ? castGroup(cast) : inDepartment(byCategory, id),
    }))
    .filter(({ categories }) => categories.length > 0)
}

function castGroup(cast: readonly Credit[]): readonly CategoryGroup[] {
  return cast.length > 0 ? [{ category: 'cast', credits: cast }] : []
}

function inDepartment(
  byCategory: ReadonlyMap<string, readonly Credit[]>,
  department: string,
): readonly CategoryGroup[] {
  return [...byCategory]
    .filter(([category]) => (creditCategories.term(category)?.department ?? 'other') === department)
    .sort(([a], [b]) => creditCategories.order(a) - creditCategories.order(b))
    .map(([category, credits]) => ({
      category,
      credits: credits.toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity)),
    }))
}

type Attributes = Pick<
  Credit,
  'creditedAs' | 'uncredited' | 'voice' | 'archiveFootage' | 'segment' | 'wording' | 'note' | 'episodes'
>

/** `voice`, `as Toshirô Mifune`, `3 episodes, 1990–1991`: each a phrase to stand in brackets after the credit. */
export function creditAttributes(words: Words, credit: Attributes): readonly string[] {
  const { say } = words
  const phrases: string[] = []
  if (credit.wording !== undefined) phrases.push(credit.wording)
  if (credit.creditedAs !== undefined) phrases.push(say.creditedAs(credit.creditedAs))
  if (credit.voice) phrases.push(say.voice)
  if (credit.archiveFootage) phrases.push(say.archiveFootage)
  if (credit.uncredited) phrases.push(say.uncredited)
  if (credit.segment !== undefined) phrases.push(say.segment(credit.segment))
  if (credit.note !== undefined) phrases.push(credit.note)
  if (credit.episodes) phrases.push(episodesPhrase(words, credit.episodes))
  return phrases.filter((phrase) => phrase !== '')
}

function episodesPhrase(
  words: Words,
  { count, firstYear, lastYear }: NonNullable<Credit['episodes']>,
): string {
  const counted = count === undefined ? '' : words.plural(count, words.say.episodes)
  const years =
    firstYear === undefined
      ? ''
      : lastYear === undefined || lastYear === firstYear
        ? String(firstYear)
        : words.say.years(String(firstYear), String(lastYear))
  return [counted, years].filter((part) => part !== '').join(', ')
}
