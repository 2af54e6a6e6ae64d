import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { searchByName } from '../../src/store/search.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { put } from '../support/site.ts'

const films = 60
const idOfFilm = (at: number): EntityId => titleId(`tt${String(at + 1).padStart(7, '0')}`)

/** From no votes to half a million, in no order. */
const votes = Array.from({ length: films }, (_, at) => Math.floor(2 ** (((at * 37) % films) / 3.1)) - 1)

function film(at: number): readonly [EntityId, Document] {
  const rating = { id: 'a', source: 'test', average: 7, votes: votes[at] ?? 0 }
  const name = at % 2 === 0 ? `Amber garden ${at}` : `Amber house ${at}`
  return [idOfFilm(at), { type: 'movie', name, ratings: [rating] } as Document]
}

const byVotes = (some: (at: number) => boolean): readonly EntityId[] =>
  Array.from({ length: films }, (_, at) => at)
    .filter(some)
    .sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b)
    .map(idOfFilm)

describe.each(engineKinds)('the search by name, on %s', (kind) => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(
      store.engine,
      Array.from({ length: films }, (_, at) => film(at)),
    )
  })
  afterAll(() => store.dispose())

  const found = async (query: string, limit = films, offset = 0): Promise<readonly string[]> => {
    const { reader, names } = store.engine
    const { results } = await searchByName(reader, names, { query, limit, offset })
    return results.map(({ id }) => id)
  }

  test('finds what holds a word, the most popular first, whatever anything’s popularity', async () => {
    expect(await found('amber')).toEqual(byVotes(() => true))
  })

  test('finds a word of which only the first letters are typed', async () => {
    for (const query of ['am', 'ambe', 'amber g', 'amber gard', 'garden am'])
      expect(await found(query), query).toEqual(byVotes((at) => !query.includes('g') || at % 2 === 0))
  })

  test('goes on page by page where it ended', async () => {
    const pages = [await found('amber', 25), await found('amber', 25, 25), await found('amber', 25, 50)]
    expect(pages.flat()).toEqual(byVotes(() => true))
  })

  test('finds nothing that lacks one of the words', async () => {
    expect(await found('amber x')).toEqual([])
    expect(await found('amber palace')).toEqual([])
  })
})
