/** What other catalogues call a title: the ids on record, and its own number where that is IMDb's. */
import { firstOwnNumber, type EntityId } from '../../catalogue/ids.ts'
import type { Title } from '../../catalogue/title.ts'

export type IdElsewhere = { readonly scheme: string; readonly value: string }

export function idsElsewhere(id: EntityId, { externalIds = [] }: Title): readonly IdElsewhere[] {
  const isKnown = externalIds.some(({ scheme, value }) => scheme === 'imdb' && value === id)
  if (isKnown || Number(id.slice(2)) >= firstOwnNumber) return externalIds
  return [{ scheme: 'imdb', value: id }, ...externalIds]
}
