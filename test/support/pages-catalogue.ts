/** A small made-up catalogue with one of each kind of page: full, bare, long, gone. */
import type { Company } from '../../src/catalogue/company.ts'
import type { EntityId } from '../../src/catalogue/ids.ts'
import type { Person } from '../../src/catalogue/person.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Credit, Title } from '../../src/catalogue/title.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { companyId, personId, titleId } from './ids.ts'
import { merge, put, remove } from './site.ts'

/** What each record of the small catalogue is there for. */
export const ids = {
  film: titleId('tt0000010'),
  bare: titleId('tt0000011'),
  remake: titleId('tt0000012'),
  series: titleId('tt0000020'),
  /** Of season 1, the last; the next one is the first of season 2. */
  lastOfSeason: titleId('tt0000140'),
  numbered: titleId('tt0000399'),
  merged: titleId('tt0000090'),
  deleted: titleId('tt0000091'),
  unknown: titleId('tt0000099'),
  director: personId('nm0000001'),
  prolific: personId('nm0000002'),
  writer: personId('nm0000003'),
  mergedPerson: personId('nm0000090'),
  deletedPerson: personId('nm0000091'),
  studio: companyId('co0000001'),
  parent: companyId('co0000002'),
  mergedCompany: companyId('co0000090'),
} as const

export const outline =
  'A lamp maker takes a blind lodger, and the house begins to keep its own hours. ' +
  'What the neighbours say of the two is written on paper and hung out at night; ' +
  'by the end of the summer nobody in the street can tell who is lighting whose way home, ' +
  'and the last lantern goes up with nothing written on it at all.'

export const film: Title = {
  type: 'movie',
  name: 'The Paper Lantern',
  language: 'en',
  originalName: '紙の提灯',
  originalLanguage: 'ja',
  originalRomanised: 'Kami no chōchin',
  otherNames: [{ id: 'fr', name: 'La Lanterne de papier', region: 'FR', language: 'fr' }],
  year: 1953,
  status: 'released',
  runtimes: [{ id: 'a', minutes: 103 }],
  genres: ['Drama', 'Romance'],
  keywords: ['lantern', 'lodger'],
  outline: { text: outline, language: 'en', author: 'A. Writer' },
  summaries: [{ id: 'a', text: 'A lamp maker and a lodger.', language: 'en' }],
  taglines: [{ id: 'a', text: 'Leave the light on.' }],
  credits: [
    { id: 'd1', person: ids.director, category: 'director' },
    { id: 'w1', person: ids.writer, category: 'writer', wording: 'screenplay' },
    { id: 'w2', person: ids.director, category: 'writer' },
    { id: 'c2', name: 'Hana Aoki', category: 'actress', position: 2, characters: ['The lodger'] },
    {
      id: 'c1',
      person: ids.prolific,
      category: 'actor',
      position: 1,
      characters: ['The lamp maker', 'His father'],
    },
    ...walkOns(22),
  ],
  companies: [{ id: 'p', company: ids.studio, role: 'production' }],
  releases: [
    { id: 'm', country: 'FR', date: '1953-05-01', kind: 'market' },
    { id: 'r', country: 'JP', date: '1954-04-26' },
  ],
  certificates: [
    { id: 'u', country: 'US', rating: 'PG' },
    { id: 'j', country: 'JP', rating: 'G' },
  ],
  advisories: [{ id: 'a', category: 'violence', severity: 'mild' }],
  countries: ['JP'],
  languages: ['ja'],
  locations: [{ id: 'a', place: 'Kanazawa', country: 'JP' }],
  budget: { amount: '125000000', currency: 'JPY' },
  grosses: [{ id: 'g', area: 'WORLDWIDE', amount: '268000000', currency: 'JPY' }],
  technical: {
    colorations: [{ id: 'a', value: 'Black and white' }],
    aspectRatios: [{ id: 'a', value: '1.37 : 1' }],
  },
  awards: [
    { id: 'a', event: 'Lantern Festival', year: 1954, award: 'Golden Lamp', outcome: 'winner' },
    { id: 'b', event: 'Lantern Festival', year: 1954, award: 'Silver Lamp', outcome: 'nominee' },
  ],
  connections: [{ id: 'a', kind: 'references', title: ids.series, note: 'The theme is whistled' }],
  trivia: [{ id: 'a', text: 'Four hundred lanterns were folded by hand.' }],
  goofs: [{ id: 'a', kind: 'continuity', text: 'The wick grows.' }],
  quotes: [{ id: 'a', lines: [{ character: 'The lodger', text: 'I only ever see the dark between.' }] }],
  ratings: [{ id: 'v', source: 'Elsewhere', average: 8.1, votes: 1200 }],
  links: [{ id: 'a', kind: 'official', url: 'https://lantern.example/' }],
  externalIds: [{ id: 'w', scheme: 'wikidata', value: 'Q10' }],
}

export function walkOns(count: number): Credit[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `x${at}`,
    name: `Walker ${at + 3}`,
    category: 'actor',
    position: at + 3,
  }))
}

const remake: Title = {
  type: 'movie',
  name: 'Lantern Street',
  year: 1999,
  credits: [{ id: 'a', person: ids.director, category: 'producer' }],
  companies: [{ id: 'd', company: ids.studio, role: 'distribution', territories: ['FR'] }],
  connections: [{ id: 'a', kind: 'remake_of', title: ids.film }],
}

const series: Title = { type: 'tvSeries', name: 'Small Hours', year: 2011, endYear: 2014, genres: ['Comedy'] }

/** Three seasons of forty, in no order, and one episode that has only a number. */
function* episodes(): Generator<[EntityId, Title]> {
  for (let at = 119; at >= 0; at -= 1) {
    const [season, number] = [Math.floor(at / 40) + 1, (at % 40) + 1]
    const id = titleId(`tt${String(101 + at).padStart(7, '0')}`)
    yield [
      id,
      {
        type: 'tvEpisode',
        name: `Hour ${at + 1}`,
        year: 2010 + season,
        episode: { series: ids.series, season, number },
      },
    ]
  }
  yield [
    ids.numbered,
    {
      type: 'tvEpisode',
      name: 'Episode #14.155',
      year: 2024,
      episode: { series: ids.series, season: 14, number: 155 },
      genres: ['Comedy'],
    },
  ]
}

/** Eighty titles of one actor: one a year, then the latest three with another job too. */
function* manyFilms(): Generator<[EntityId, Title]> {
  for (let at = 0; at < 79; at += 1) {
    const credits: Credit[] = [
      {
        id: 'a',
        person: ids.prolific,
        category: at % 2 === 0 ? 'actor' : 'cast',
        characters: [`Part ${at}`],
      },
    ]
    if (at > 75) credits.push({ id: 'b', person: ids.prolific, category: 'director' })
    yield [
      titleId(`tt${String(1000 + at).padStart(7, '0')}`),
      {
        type: 'movie',
        name: `Reel ${at}`,
        year: 1930 + at,
        credits,
        ratings: [{ id: 'v', source: 'Elsewhere', average: 5, votes: at === 40 ? 90_000 : at }],
      },
    ]
  }
}

const people: [EntityId, Person][] = [
  [
    ids.director,
    {
      name: 'Emi Sato',
      names: [{ id: 'n', name: '佐藤恵美', kind: 'native_script', language: 'ja' }],
      birth: { date: '1910-03-23', place: 'Kanazawa' },
      death: { date: '1998' },
      professions: ['director'],
      biographies: [{ id: 'b', text: 'She drew every frame before it was shot.', language: 'en' }],
    },
  ],
  [ids.prolific, { name: 'Jun Mori', birth: { date: '1915-06-01' } }],
  [ids.writer, { name: 'Ada Quill' }],
]
const companies: [EntityId, Company][] = [
  [
    ids.studio,
    { name: 'Amber Pictures', kinds: ['studio'], country: 'JP', parent: ids.parent, founded: '1931' },
  ],
  [ids.parent, { name: 'Amber Holdings' }],
]

export async function fillCatalogue(engine: Engine): Promise<void> {
  const titles: [EntityId, Document][] = [
    [ids.film, film],
    [ids.bare, { type: 'movie', name: 'Nothing Known' } satisfies Title],
    [ids.remake, remake],
    [ids.series, series],
  ]
  await put(engine, [...people, ...companies, ...titles, ...episodes(), ...manyFilms()])
  await merge(engine, ids.merged, ids.film)
  await merge(engine, ids.mergedPerson, ids.director)
  await merge(engine, ids.mergedCompany, ids.studio)
  await remove(engine, ids.deleted, 'Nobody ever made it.')
  await remove(engine, ids.deletedPerson, 'The same person twice.')
}
