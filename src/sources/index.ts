/** The outside catalogues that can be imported, by the name they have on the command line. */
import type { CatalogueSource } from './source.ts'

export const catalogueSources: Readonly<Record<string, () => Promise<CatalogueSource>>> = {
  titlecard: async () => (await import('./titlecard/titlecard.ts')).titlecardSource,
  imdb: async () => (await import('./imdb/imdb.ts')).imdbSource,
  'omdb-org': async () => (await import('./omdb-org/omdb-org.ts')).omdbOrgSource,
}
