/** What the page of a title's ratings shows: the tally, and what every score of the catalogue shares. */
import type { CatalogueConstants } from '../community/catalogue-constants.ts'
import type { TitleId } from '../catalogue/ids.ts'
import { sharedConstants } from './rating-count.ts'
import { titleRatings, type TitleRatings } from './title-tally.ts'
import type { ReadHandle } from './tables.ts'
import { wholeTitle, type TitleModel } from './title-page.ts'

export type RatingPageRead = TitleModel & {
  readonly ratings: TitleRatings
  readonly constants: CatalogueConstants
}

/** Two queries more than {@link wholeTitle}. */
export async function ratingPage(reader: ReadHandle, id: TitleId): Promise<RatingPageRead | undefined> {
  const model = await wholeTitle(reader, id)
  if (!model) return undefined
  const ratings = await titleRatings(reader, id)
  return { ...model, ratings, constants: await sharedConstants(reader) }
}
