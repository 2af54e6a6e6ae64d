import type { EntityKind } from '../catalogue/ids.ts'
import type { FacetValue, Found } from '../store/search.ts'

export type SearchPageModel = Found & {
  readonly query: string
  readonly kind: EntityKind | undefined
  readonly facets: readonly FacetValue[]
  /** Counted from 0. */
  readonly page: number
}
