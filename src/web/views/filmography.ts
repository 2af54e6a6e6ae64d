/** A person's credits as their page groups them: by job, each sorted by year, the latest first. */
import { creditCategories } from '../../catalogue/vocabulary/credit-categories.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { CreditDetail, FilmographyCredit } from '../../store/person-page.ts'

export type FilmographyGroup = { readonly category: string; readonly entries: readonly FilmographyEntry[] }

/** One title, or one series with the episodes that the person is credited on. */
export type FilmographyEntry = {
  readonly title: EntityLine
  readonly details: readonly CreditDetail[]
  readonly episodes: readonly FilmographyCredit[]
}

/** What comes last on a person's page, whatever the vocabulary's order: appearances as oneself, thanks, archives. */
const last = new Set(['self', 'thanks', 'archive_footage', 'archive_sound'])
const acting = new Set(['actor', 'actress', 'cast'])

/** Jobs with the most credits first; acting is one job whatever the data calls it. */
export function filmography(credits: readonly FilmographyCredit[]): readonly FilmographyGroup[] {
  const groups = Map.groupBy(credits, ({ category }) => (acting.has(category) ? 'actor' : category))
  return [...groups]
    .map(([category, of]) => ({ category: categoryName(category, of), entries: entriesOf(of) }))
    .sort(
      (a, b) =>
        Number(last.has(a.category)) - Number(last.has(b.category)) ||
        b.entries.length - a.entries.length ||
        creditCategories.order(a.category) - creditCategories.order(b.category),
    )
}

function categoryName(category: string, credits: readonly FilmographyCredit[]): string {
  return category === 'actor' && credits.every((credit) => credit.category === 'actress')
    ? 'actress'
    : category
}

function entriesOf(credits: readonly FilmographyCredit[]): readonly FilmographyEntry[] {
  const entries = new Map<
    string,
    { title: EntityLine; details: CreditDetail[]; episodes: FilmographyCredit[] }
  >()
  for (const credit of credits) {
    const { episode } = credit.title
    const key = episode?.series ?? credit.title.id
    const title = episode
      ? { id: episode.series, type: 'tvSeries', name: episode.seriesName ?? episode.series }
      : credit.title
    const entry = entries.get(key) ?? { title, details: [], episodes: [] }
    entries.set(key, entry)
    if (episode) entry.episodes.push(credit)
    else {
      entry.title = credit.title
      entry.details.push(credit.detail)
    }
  }
  return [...entries.values()]
}
