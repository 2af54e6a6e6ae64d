import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isEntityId, type EntityId } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { wordsIn } from '../../src/text/words.ts'
import { titleParts } from '../../src/web/paths.ts'
import { everyField, type Leaf } from '../support/every-field.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { textOf } from '../support/page.ts'
import { merge, openSite, origin, put, remove, type Site } from '../support/site.ts'

const film = titleId('tt0090010')

const remake = titleId('tt0090012')
const series = titleId('tt0090013')
const episode = titleId('tt0090014')
const crowd = titleId('tt0090015')
const own = titleId('tt500000001')
const full = titleId('tt0090020')
const hostile = titleId('tt0090021')
const merged = titleId('tt0090030')
const deleted = titleId('tt0090031')
const director = personId('nm0090001')
const actor = personId('nm0090002')
const studio = companyId('co0090001')

const document: Title = {
  type: 'movie',
  name: 'The Paper Lantern',
  originalName: '紙の提灯',
  originalLanguage: 'ja',
  originalRomanised: 'Kami no chōchin',
  year: 1952,
  credits: [
    { id: 'd', person: director, category: 'director' },
    { id: 'a2', name: 'Hana Aoki', category: 'actress', position: 2, characters: ['The lodger'] },
    {
      id: 'a1',
      person: actor,
      category: 'actor',
      position: 1,
      characters: ['A', 'B'],
      creditedAs: 'B. Mori',
      voice: true,
    },
    { id: 's', name: 'A passer-by', category: 'self', uncredited: true },
    { id: 'g', name: 'A gaffer', category: 'electrical_department', note: 'gaffer' },
  ],
  companies: [{ id: 'p', company: studio, role: 'production', territories: ['JP', 'FR'], firstYear: 1953 }],
  releases: [
    { id: 'b', country: 'FR', date: '1954-02' },
    { id: 'a', country: 'JP', date: '1953-10-02', kind: 'premiere', city: 'Kyoto' },
    { id: 't', country: 'JP', date: '1953-01', kind: 'test_screening' },
  ],
  budget: { amount: '99', currency: 'JPY' },
  grosses: [
    { id: 'w', area: 'WORLDWIDE', amount: '4000', currency: 'JPY' },
    { id: 'j', area: 'JP', amount: '1000', currency: 'JPY' },
    { id: 'u', area: 'US', amount: '500', currency: 'USD' },
  ],
  statusHistory: [
    { id: 'r', status: 'released', date: '1953-10' },
    { id: 'f', status: 'filming', date: '1953-05-04' },
  ],
  locations: [
    { id: 'k', place: 'Kyoto', country: 'JP', scene: 'The street', latitude: -35.01, longitude: 135.75 },
  ],
  connections: [
    {
      id: 'x',
      kind: 'references',
      title: remake,
      note: 'a poster',
      timecode: '0:12:30',
      evidence: 'https://e.example/',
    },
    { id: 'y', kind: 'references', title: remake, note: 'a song' },
    { id: 'z', kind: 'references', title: titleId('tt0099999') },
    { id: 'e', kind: 'features', title: episode },
  ],
  awards: [
    {
      id: 'n',
      event: 'Kyoto Prize',
      year: 1954,
      award: 'Lantern',
      outcome: 'nominee',
      recipients: [{ person: actor }],
    },
    {
      id: 'w',
      event: 'Kyoto Prize',
      year: 1955,
      award: 'Lantern',
      outcome: 'winner',
      recipients: [{ company: studio }],
    },
  ],
  goofs: [{ id: 'g', kind: 'continuity', text: 'The lamp is lit twice.', spoiler: true }],
  quotes: [
    {
      id: 'q',
      lines: [{ character: 'The lodger', person: actor, text: 'Leave the light on.' }],
      spoiler: true,
    },
  ],
  externalIds: [{ id: 'w', scheme: 'wikidata', value: 'Q42' }],
  links: [{ id: 'l', kind: 'official', url: 'https://:::' }],
}

const documents: readonly (readonly [EntityId, Document])[] = [
  [director, { name: 'Emi Sato', names: [{ id: 'ja', name: '佐藤恵美', kind: 'native_script' }] }],
  [actor, { name: 'Ben Mori' }],
  [studio, { name: 'Lantern Pictures' }],
  [film, document],

  [
    remake,
    {
      type: 'movie',
      name: 'The Glass Lantern',
      year: 1988,
      connections: [{ id: 'r', kind: 'remake_of', title: film }],
    },
  ],
  [series, { type: 'tvSeries', name: 'Lamps' }],
  [
    episode,
    { type: 'tvEpisode', name: 'Episode #14.155', year: 2024, episode: { series, season: 14, number: 155 } },
  ],
  [crowd, { type: 'movie', name: 'Crowd', credits: Array.from({ length: 5000 }, (_, at) => extra(at)) }],
  [own, { type: 'movie', name: 'Entered here' }],
]

function extra(at: number): NonNullable<Title['credits']>[number] {
  return { id: `c${at}`, name: `Extra ${at}`, category: 'actor', position: at + 1 }
}

const script = '<script>alert(1)</script>"\'&'
const plain = everyField()
const spiced = everyField(script)

let store: TestStore
let site: Site
const get = (id: string, part: string, language = '') => site.get(`${language}/title/${id}/${part}`)

beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [...documents, ...plain.named, [full, plain.title]])
  await put(store.engine, [[hostile, spiced.title]])
  await merge(store.engine, merged, film)
  await remove(store.engine, deleted, 'entered twice')
  site = await openSite(store.engine)
})
afterAll(async () => {
  await site.close()
  await store.dispose()
})

/** The title's own page and all the pages below it, as one. */
async function everything(id: string): Promise<string> {
  const pages = [await site.get(`/title/${id}`)]
  for (const part of titleParts) pages.push(await get(id, part))
  return pages.map((page) => page.html).join('\n')
}

describe('the pages below a title', () => {
  test.each(titleParts)(
    '%s has a heading with the name, the way back, its siblings and its own address',
    async (part) => {
      const page = await get(film, part)
      const { say } = wordsIn('en')
      expect(page.status).toBe(200)
      expect(page.h1).toBe(`The Paper Lantern (1953): ${say.parts[part]}`)
      expect(page.canonical).toBe(`${origin}/title/${film}/${part}`)
      expect(page.jsonLd).toMatchObject({ '@type': 'BreadcrumbList' })
      expect(page.meta('description')).toContain('The Paper Lantern (1953)')
      const addresses = page.links.map(({ href }) => href)
      for (const other of titleParts) expect(addresses).toContain(`/title/${film}/${other}`)
      for (const there of ['', '#contribute', '#sources'])
        expect(addresses).toContain(`/title/${film}${there}`)
      expect(page.html.match(/aria-current="page"[^>]*>[^<]*/g)).toHaveLength(1)
      expect(page.html).not.toMatch(/\sstyle=/)
    },
  )

  test.each(titleParts)('%s of a title without facts invites in one sentence', async (part) => {
    const page = await get(own, part)
    expect(page.status).toBe(200)
    expect(page.main.match(/class="missing"/g)).toHaveLength(1)
    expect(page.main).toContain(`href="/title/${own}#contribute"`)
  })

  test('show between them every field that a title can have', async () => {
    const html = await everything(full)
    const text = textOf(html)
    const lost = plain.leaves.filter(
      (leaf) => !shownAs(leaf).some((form) => html.includes(form) || text.includes(form)),
    )
    expect(lost).toEqual([])
  })

  test('write every text of a record as text, whatever it holds', async () => {
    const html = await everything(hostile)
    const scripts = html.match(/<script[^>]*>/g) ?? []
    expect(new Set(scripts.map((tag) => tag.replace(/src="[^"]*"/, 'src')))).toEqual(
      new Set(['<script type="module" src>', '<script type="application/ld+json">']),
    )
    expect(html).toContain('&lt;script>alert(1)&lt;/script>')
    expect(html).not.toMatch(/<[a-z]+[^>]*="[^"]*<script/)
  })

  test('make as many queries whatever the title', async () => {
    for (const part of titleParts) {
      await site.queriesOf(`/title/${remake}/${part}`)
      const few = await site.queriesOf(`/en/title/${film}/${part}`)
      expect(await site.queriesOf(`/en/title/${full}/${part}`)).toBe(few)
      expect(few).toBeLessThanOrEqual(part === 'connections' ? 6 : 5)
    }
  })

  test('answer 304 to who has them, and are other pages in other languages', async () => {
    const page = await get(film, 'cast')
    expect(page.header('etag')).not.toBe('')
    const again = await site.get(`/title/${film}/cast`, { 'if-none-match': page.header('etag') })
    expect(again.status).toBe(304)
    const other = await site.get(`/fr/title/${film}/cast`, { 'if-none-match': page.header('etag') })
    expect([other.status, other.language]).toEqual([200, 'fr'])
  })

  test('follow a merged title, tell of a deleted one, and know no other parts', async () => {
    const moved = await get(merged, 'goofs', '/he')
    expect([moved.status, moved.header('location')]).toEqual([301, `/he/title/${film}/goofs`])
    const gone = await get(deleted, 'goofs')
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('entered twice')
    for (const [id, part] of [
      [film, 'nothing'],
      [film, 'constructor'],
      [merged, 'nothing'],
      ['tt0099998', 'cast'],
      [director, 'cast'],
    ]) {
      expect((await get(String(id), String(part))).status).toBe(404)
    }
  })
})

describe('full cast and crew', () => {
  test('is by department, the cast in billing order, with all that qualifies a credit', async () => {
    const page = await get(film, 'cast')
    expect(page.sections.map(({ heading }) => heading)).toEqual([
      'Directing',
      'Cast',
      'Lighting and electrical',
    ])
    expect(page.section('directing').text).toContain('Emi Sato 佐藤恵美')
    const rows = [...page.section('cast').html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      textOf(row),
    )
    expect(rows).toEqual([
      'Name Character',
      'Ben Mori A / B (as B. Mori; voice)',
      'Hana Aoki The lodger',
      'A passer-by Self (uncredited)',
    ])
    expect(page.section('lighting').text).toContain('A gaffer (gaffer)')
    expect(page.links).toContainEqual({ href: `/name/${director}`, text: 'Emi Sato' })
  })

  test('has an index of its departments that leads to them', async () => {
    const page = await get(film, 'cast')
    for (const { id } of page.sections) expect(page.links.map(({ href }) => href)).toContain(`#${id}`)
  })

  test('holds five thousand credits', async () => {
    const page = await get(crowd, 'cast')
    expect(page.html.match(/<tr>/g)).toHaveLength(5001)
    expect(page.text).toContain('Extra 4999')
    expect(page.text).toContain('5,000 credits')
  })
})

test('connections are shown both ways, each statement with its note, place and evidence', async () => {
  const page = await get(film, 'connections')
  expect(page.section('kind-remade_as').text).toBe('Remade as The Glass Lantern (1988)')
  const references = page.section('kind-references')
  expect(references.text).toContain('The Glass Lantern (1988) 0:12:30 a poster evidence at e.example a song')
  expect(references.text).toContain('tt0099999')
  expect(page.section('kind-features').text).toBe('Features Lamps: Episode #14.155 (2024)')
  expect((await get(remake, 'connections')).section('kind-remake_of').text).toContain(
    'The Paper Lantern (1953)',
  )
  const named = (await get(remake, 'connections')).section('kind-referenced_in')
  expect(named.text).toContain('0:12:30 a poster evidence at e.example')
  expect(named.html).toContain('href="https://e.example/"')
  expect(named.text).toContain('a song')
})

test('releases are in order of date, and the rule of the year is told', async () => {
  const dates = (await get(film, 'releases')).section('release-dates')
  const rows = [...dates.html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => textOf(row))
  expect(rows.slice(1)).toEqual([
    'January 1953 Japan Test screening',
    '2 October 1953 Japan Premiere, Kyoto',
    'February 1954 France In cinemas',
  ])
  expect(dates.text).toContain('earliest release to the public: 2 October 1953, Kyoto, Japan.')
  expect(dates.text).toContain('The record itself states 1952.')
  expect((await get(film, 'releases')).section('names').text).toContain(
    '紙の提灯 Kami no chōchin Original name Japanese',
  )
  expect((await get(remake, 'releases')).text).toContain('The year, 1988, is as the record states it')
})

describe('production and box office', () => {
  test('tells the status by date and marks what cannot be meant', async () => {
    const page = await get(film, 'production')
    expect(page.section('status-history').text).toBe(
      'History of the status 4 May 1953 Filming October 1953 Released',
    )
    expect(page.section('money').text).toContain('Implausible')
    expect(page.section('production').text).toContain('Lantern Pictures (Japan, France; from 1953)')
  })

  test('draws amounts of one currency on one scale, named and described for who cannot see it', async () => {
    const page = await get(film, 'production')
    const plots = [...page.html.matchAll(/<svg role="img".*?<\/svg>/gs)].map(([svg]) => svg)
    expect(plots).toHaveLength(1)
    const [plot = ''] = plots
    expect(plot).toMatch(/aria-labelledby="chart-JPY-title chart-JPY-text"/)
    expect(plot).toMatch(/<title id="chart-JPY-title">.+<\/title>/)
    expect(plot).toMatch(/<desc id="chart-JPY-text">.*Worldwide: .*4,000.*<\/desc>/)
    expect(
      [...plot.matchAll(/<rect[^>]* x="([^"]*)"[^>]* width="([^"]*)"/g)].map(([, x, width]) => [x, width]),
    ).toEqual([
      ['0%', '2.48%'],
      ['0%', '100%'],
      ['0%', '25%'],
    ])
  })

  test('draws from the right where the page is read from the right', async () => {
    const page = await get(film, 'production', '/he')
    expect(page.html).toMatch(/<rect[^>]* x="75%"[^>]* width="25%"/)
  })

  test('draws nothing where there is nothing to compare', async () => {
    expect((await get(remake, 'production')).html).not.toContain('<svg role="img"')
  })
})

test('awards are by event and year, the latest first, their recipients linked', async () => {
  const page = await get(film, 'awards')
  expect(page.sections.map(({ heading }) => heading)).toEqual(['Kyoto Prize 1955', 'Kyoto Prize 1954'])
  expect(page.links).toContainEqual({ href: `/company/${studio}`, text: 'Lantern Pictures' })
  expect(page.text).toContain('1 win and 1 nomination')
})

test('what gives the story away is folded', async () => {
  for (const part of ['goofs', 'quotes']) {
    expect((await get(film, part)).main).toMatch(/<details class="spoiler">.*(lit twice|Leave the light)/s)
  }
})

test('locations have coordinates that a map can take', async () => {
  const page = await get(film, 'locations')
  expect(page.links).toContainEqual({ href: 'geo:-35.01,135.75', text: '35.01° S, 135.75° E' })
})

test('links lead out; the number of a title is its IMDb id where it comes from there', async () => {
  const page = await get(film, 'links')
  expect(page.links).toContainEqual({ href: 'https://www.wikidata.org/wiki/Q42', text: 'Q42' })
  expect(page.links).toContainEqual({ href: `https://www.imdb.com/title/${film}/`, text: film })
  expect(page.links).toContainEqual({ href: 'https://:::', text: 'https://:::' })
  expect((await get(own, 'links')).html).not.toContain('imdb.com')
})

/** Fields that only put things in order or name an item for machines. */
const unseen: ReadonlySet<string> = new Set(['id', 'position'])

/** The ways in which a value may stand on a page in English. */
function shownAs({ path, key, value }: Leaf): readonly string[] {
  const words = wordsIn('en')
  const { say } = words
  const flags: Readonly<Record<string, string>> = {
    uncredited: say.uncredited,
    voice: say.voice,
    archiveFootage: say.archiveFootage,
    spoiler: say.showSpoiler,
    estimated: '(estimated)',
    adult: say.titleParts.adult,
  }
  if (unseen.has(key)) return ['']
  if (value === true) return [flags[key] ?? `no words for the flag ${path}`]
  if (typeof value === 'number') return [String(value), words.number(value), words.runtime(value)]
  if (key === 'amount') return [words.money({ amount: String(value), currency: 'CAD' })]
  if (key === 'currency') return ['CA$']
  const text = String(value)
  if (isEntityId(text)) return [plain.named.find(([id]) => id === text)?.[1].name ?? `no entity ${text}`]
  return /^\d{4}-/.test(text) ? [words.date(text)] : [text]
}
