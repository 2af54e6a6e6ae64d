/**
 * A dump in which every index has something to hold: titles, an episode, people, a company, connections
 * both ways.
 */
export const smallDump = [
  '{"titlecard":1}',
  '{"source":{"id":"book","kind":"book","title":"A book"}}',
  title('tt0000001', {
    type: 'movie',
    name: 'The Ämber Room',
    year: 1954,
    genres: ['Drama'],
    countries: ['JP'],
    credits: [
      { id: 'a', person: 'nm0000001', category: 'director' },
      { id: 'b', person: 'nm0000002', category: 'actor', characters: ['A guest'] },
    ],
    companies: [{ id: 'c', company: 'co0000001', role: 'production' }],
    releases: [{ id: 'r', country: 'JP', date: '1954-04-26' }],
    budget: { amount: '125000000', currency: 'JPY' },
    connections: [
      { id: 'x', kind: 'remake_of', title: 'tt0000002' },
      { id: 'y', kind: 'references', title: 'tt0000001' },
    ],
    ratings: [{ id: 'v', source: 'test', average: 8.6, votes: 1023 }],
    externalIds: [{ id: 'w', scheme: 'wikidata', value: 'Q1' }],
  }),
  title('tt0000002', { type: 'tvSeries', name: '琥珀の間', year: 1950 }),
  title('tt0000003', {
    type: 'tvEpisode',
    name: 'Episode #1.1',
    episode: { series: 'tt0000002', season: 1, number: 1 },
    credits: [{ id: 'a', person: 'nm0000002', category: 'actor' }],
  }),
  '{"id":"tt0000004","mergedInto":"tt0000001"}',
  '{"id":"tt0000005","deleted":"never made"}',
  JSON.stringify({
    id: 'nm0000001',
    source: 'book',
    document: { name: 'A. Director', birth: { date: '1910-03-23' } },
  }),
  JSON.stringify({ id: 'nm0000002', source: 'book', document: { name: 'B. Actor' } }),
  JSON.stringify({ id: 'co0000001', source: 'book', document: { name: 'Amber Pictures' } }),
].join('\n')

function title(id: string, document: object): string {
  return JSON.stringify({ id, source: 'book', claims: [{ path: '/name', source: 'book' }], document })
}
