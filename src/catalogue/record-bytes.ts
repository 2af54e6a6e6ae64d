/** A record as a source makes it that reads bytes: the canonical text of its document, and what `derive` says of that. */
import type { FacetRow } from './derive.ts'
import type { FoldedNames } from './folded-names.ts'
import type { Slice } from './text-bytes.ts'

/** All of it is good only until the source goes on to its next record. */
export type RecordBytes = {
  readonly key: number
  readonly document: Slice
  readonly type: string
  readonly name: Slice
  readonly originalName: Slice | undefined
  readonly year: number | undefined
  readonly endYear: number | undefined
  readonly series: number | undefined
  readonly season: number | undefined
  readonly number: number | undefined
  /** Of a title by its own votes; people get theirs from their titles. */
  readonly popularity: number
  readonly names: FoldedNames
  readonly facets: readonly FacetRow[]
  readonly credits: CreditsBytes
}

/** Credits are numbered from 0 to `count`. */
export type CreditsBytes = {
  readonly count: number
  /** The key of the person. */
  person(at: number): number
  category(at: number): string
  item(at: number): Slice
  /** Without its braces; empty where there is none. */
  detail(at: number): Slice
}
