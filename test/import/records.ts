/** Data sets made in a test: records, or whatever else a source may yield, without files. */
import type { Source } from '../../src/catalogue/record.ts'
import type { CatalogueSource, Item } from '../../src/sources/source.ts'

export const elsewhere: Source = { id: 'elsewhere', kind: 'data_set', title: 'A data set of the test' }

export function sourceOf(items: readonly Item[], source: Source = elsewhere): CatalogueSource {
  return {
    name: source.id,
    open: () =>
      Promise.resolve({
        source,
        reading: () => ({ rows: items.length, bytes: 1, bytesInAll: 1 }),
        async *items() {
          await Promise.resolve()
          yield items
        },
      }),
  }
}
