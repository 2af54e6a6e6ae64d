import { yearOf } from './partial-date.ts'
import type { Title } from './title.ts'
import { releaseKinds } from './vocabulary/release-kinds.ts'

/**
 * The year of a title is the year of its earliest public release event: cinemas, festivals, broadcast,
 * streaming and discs count; test, market and private screenings do not, nor do events that are only
 * "about" a year (circa). Where no release event counts, the stated year stands.
 */
export function titleYear(title: Pick<Title, 'releases' | 'year'>): number | undefined {
  let earliest: number | undefined
  for (const event of title.releases ?? []) {
    if (event.date === undefined || event.date.endsWith('~')) continue
    if (event.kind !== undefined && releaseKinds.term(event.kind)?.isPublic === false) continue
    const year = yearOf(event.date)
    if (earliest === undefined || year < earliest) earliest = year
  }
  return earliest ?? title.year
}
