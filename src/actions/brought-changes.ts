/** What the steps of an import come to, beside what the member has already: the same for the preview and the doing. */
import type { TitleId } from '../catalogue/ids.ts'
import { ratingOpening } from '../community/rating-opens.ts'
import type { ImportCounts, Step } from '../store/member-imports.ts'
import type { ImportState } from '../store/import-state.ts'
import type { Rater } from './rate-title.ts'

export type Outcome = keyof ImportCounts

export const noCounts: ImportCounts = {
  ratingsNew: 0,
  ratingsChanged: 0,
  ratingsKept: 0,
  ratingsClosed: 0,
  viewingsNew: 0,
  viewingsKept: 0,
  watchlistNew: 0,
  watchlistKept: 0,
  itemsNew: 0,
  itemsKept: 0,
}

export function addCounts(a: ImportCounts, outcomes: readonly Outcome[]): ImportCounts {
  const sum = { ...a }
  for (const outcome of outcomes) sum[outcome] += 1
  return sum
}

/**
 * What comes of each step, in its place. A rating gives way to one that was given on a later day. A viewing is
 * the same as another on its day; one without a day is the same as any. A title stands once in a list.
 */
export function outcomesOf(
  steps: readonly Step[],
  state: ImportState,
  rater: Rater,
  now: Date,
): readonly Outcome[] {
  const days = new Map([...state.days].map(([title, known]) => [title, new Set(known)]))
  const items = new Map([...state.items].map(([list, titles]) => [list, new Set(titles)]))
  const rated = new Set<TitleId>()
  return steps.map((step): Outcome => {
    switch (step.do) {
      case 'rate': {
        const outcome = rated.has(step.title) ? 'ratingsKept' : ratingOutcome(step, state, rater, now)
        rated.add(step.title)
        return outcome
      }
      case 'enter': {
        const known = days.get(step.title) ?? new Set()
        days.set(step.title, known)
        const isKnown = step.on === undefined ? known.size > 0 : known.has(step.on)
        known.add(step.on ?? '')
        return isKnown ? 'viewingsKept' : 'viewingsNew'
      }
      case 'watch':
        return hadItem(items, '', step.title) ? 'watchlistKept' : 'watchlistNew'
      case 'list':
        return hadItem(items, step.list, step.title) ? 'itemsKept' : 'itemsNew'
    }
  })
}

function hadItem(items: Map<string, Set<TitleId>>, list: string, title: TitleId): boolean {
  const titles = items.get(list) ?? new Set()
  items.set(list, titles)
  const had = titles.has(title)
  titles.add(title)
  return had
}

function ratingOutcome(
  { title, halves, on }: Extract<Step, { readonly do: 'rate' }>,
  { ratings, documents }: ImportState,
  rater: Rater,
  now: Date,
): Outcome {
  const given = ratings.get(title)
  if (given && (given.halves === halves || (on ?? '') < given.day)) return 'ratingsKept'
  const document = documents.get(title)
  const isOpen = document && ratingOpening(document, now.getTime() - rater.joined.getTime(), now).isOpen
  if (!isOpen) return 'ratingsClosed'
  return given ? 'ratingsChanged' : 'ratingsNew'
}
