import type { Title } from '../../catalogue/title.ts'
import { technicalSpecs } from '../../catalogue/vocabulary/technical-specs.ts'

type Value = { readonly id: string; readonly value: string; readonly note?: string }
export type TechnicalRow = { readonly spec: string; readonly values: readonly Value[] }

/** The specifications a title has, in the vocabulary's order. */
export function technicalRows(title: Title): readonly TechnicalRow[] {
  return Object.entries(title.technical ?? {})
    .map(([spec, values]) => ({ spec, values }))
    .sort((a, b) => technicalSpecs.order(a.spec) - technicalSpecs.order(b.spec))
}
