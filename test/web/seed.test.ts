/** The page the project began from: each of its rows, on the record of that film in the demo catalogue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isTitleId, type EntityId } from '../../src/catalogue/ids.ts'
import type { Title } from '../../src/catalogue/title.ts'
import { documentOf } from '../../src/store/entities.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { idOfName, openDemo } from '../support/demo.ts'
import { linksIn, type Page } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'

const seed = '/title/tt33365324'
let engine: Engine
let site: Site
let page: Page
let title: Title
let bolt: EntityId
beforeAll(async () => {
  engine = await openDemo()
  site = await openSite(engine)
  page = await site.get(seed)
  title = (await documentOf<Title>(engine.reader, 'tt33365324' as EntityId))?.document as Title
  bolt = await idOfName(engine, 'tvSeries', 'The Bolt Report')
}, 120_000)
afterAll(async () => {
  await site.close()
  await engine.close()
})

describe('the page of The Killing Roads', () => {
  test('shows the title, the kind and the year', () => {
    expect(page.status).toBe(200)
    expect(page.h1).toBe('The Killing Roads')
    expect(page.html).toContain('<title>The Killing Roads (2024) – Titlecard</title>')
    expect(page.section('storyline').text).toContain('Documentary')
    expect(page.jsonLd).toMatchObject({ '@type': 'Movie', datePublished: '2024' })
  })

  test('shows the plot cut short with Read all, and holds its whole text once', () => {
    const outline = title.outline?.text ?? ''
    expect(outline.length).toBeGreaterThan(260)
    expect(page.html.split(outline)).toHaveLength(2)
    expect(page.html).toMatch(
      /<p class="outline cut" id="outline"[^>]*>[^<]*<\/p>\s*<details class="read-all"><summary>/,
    )
    expect(page.text).toContain('Read all')
  })

  test('names the director in the header and again above the cast, and invites where a writer is missing', () => {
    const header = /<dl class="credit-lines">(.*?)<\/dl>/s.exec(page.html)?.[1] ?? ''
    expect(page.fact('Director', header)).toBe('Igal Hecht')
    expect(page.fact('Writer', header)).toBe('No writer is listed. Add one.')
    expect(page.fact('Director', page.section('cast').html)).toBe('Igal Hecht')
  })

  test('has a place for photos that invites', () => {
    expect(page.section('photos').text).toContain('There are no photos yet.')
  })

  test('leads to all cast and crew, with every credit', async () => {
    expect(page.links.map(({ href }) => href)).toContain(`${seed}/cast`)
    const cast = await site.get(`${seed}/cast`)
    expect(cast.status).toBe(200)
    expect(cast.text).toContain('Igal Hecht')
    expect(cast.text).toContain('Lior Cohen')
  })

  test('leads to production and box office, for everyone', async () => {
    expect(page.section('box-office').html).toContain(`href="${seed}/production"`)
    const production = await site.get(`${seed}/production`)
    expect(production.status).toBe(200)
    expect(production.text).toContain('CA$1 (estimated)')
    expect(production.text).toContain('Implausible')
    expect(production.text).toContain('Released')
  })

  test('tells the story, with genres, advisories and keywords', () => {
    const storyline = page.section('storyline')
    expect(page.fact('Genres', storyline.html)).toBe('Documentary')
    expect(page.fact('Advisories', storyline.html)).toContain('Violence')
    expect(page.fact('Keywords', storyline.html)).toContain('eyewitness testimony')
    expect(storyline.text).toContain(title.summaries?.[0]?.text)
  })

  test('says under “Did you know” that an episode of The Bolt Report features it', async () => {
    const known = page.section('did-you-know')
    expect(page.fact('Connections', known.html)).toBe('Featured in The Bolt Report: Episode #14.155 (2024)')
    const [episode] = linksIn(known.html).filter(({ text }) => text.startsWith('The Bolt Report'))
    const there = await site.get(episode?.href ?? '')
    expect(there.h1).toBe('Episode #14.155')
    expect(there.text).toContain('Season 14, episode 155')
    expect(there.links).toContainEqual({ href: `/title/${bolt}`, text: 'The Bolt Report' })
    expect(page.fact('Featured in', page.section('connections').html)).toContain('Episode #14.155 (2024)')
    expect(there.fact('Features', there.section('connections').html)).toContain('The Killing Roads (2024)')
  })

  test('has a place for reviews', () => {
    expect(page.section('reviews').heading).toBe('Reviews')
  })

  test('gives the details: countries, release, company, places, link', () => {
    const { html } = page.section('details')
    expect(page.fact('Countries', html)).toBe('Canada, Israel')
    expect(page.fact('Release date', html)).toBe('1 October 2024')
    expect(page.fact('Production company', html)).toContain('Chutzpa')
    expect(page.fact('Filming locations', html)).toContain('Sderot')
    expect(linksIn(html).map(({ href }) => href)).toContain('https://www.thekillingroads.com/')
  })

  test('shows the budget as the page shows it, marked as implausible, with the reason and a way to correct it', () => {
    const budget = page.fact('Budget', page.section('box-office').html) ?? ''
    expect(budget).toMatch(/^CA\$1 \(estimated\) Implausible .*placeholder.* Correct it$/)
    expect(linksIn(page.section('box-office').html)).toContainEqual({
      href: '#contribute',
      text: 'Correct it',
    })
  })

  test('shows the budget as each language writes it', async () => {
    const french = (await site.get(`/fr${seed}`)).text
    expect(french).toMatch(/1\s\$CA/)
    const hebrew = await site.get(`/he${seed}`)
    expect(hebrew.text).toMatch(/CA\$\s?1|1\s?CA\$|‏1\.?/)
  })

  test('asks for contributions, and says who says so', () => {
    const { text } = page.section('contribute')
    expect(text).toContain('Suggest an edit or add missing content.')
    expect(text).toContain('The Jerusalem Post')
    expect(page.text.match(/§/g)?.length).toBeGreaterThan(4)
  })

  test('tells what a documentary is made of: events, places, periods, archives, funders', () => {
    const { html } = page.section('documentary')
    expect(page.fact('Events', html)).toContain('7 October 2023')
    expect(page.fact('Places', html)).toContain('Route 232 (Israel)')
    expect(page.fact('Periods', html)).toContain('7 October 2023')
    expect(page.fact('Archive sources', html)).toContain('ambulance crews')
    expect(page.fact('Funders', html)).toBe('Igal Hecht')
  })

  test('has its sections in one order', () => {
    expect(page.places.filter((place) => place !== 'similar')).toEqual([
      'photos',
      'cast',
      'storyline',
      'did-you-know',
      'reviews',
      'details',
      'box-office',
      'technical',
      'documentary',
      'connections',
      'awards',
      'contribute',
    ])
  })

  test('says that the catalogue is a demo', () => {
    expect(page.text).toContain('This is the demo catalogue')
  })

  test('is found by its name, and by its number elsewhere', async () => {
    for (const query of ['killing roads', 'tt33365324']) {
      expect((await site.get(`/search?q=${query}`)).links.map(({ href }) => href)).toContain(seed)
    }
  })

  test('is what its old number leads to', async () => {
    const answer = await site.get('/title/tt599999998')
    expect([answer.status, answer.header('location')]).toEqual([301, seed])
  })
})

describe('the demo catalogue', () => {
  test('answers every one of its records with a page', async () => {
    const rows = await engine.reader
      .selectFrom('summary')
      .select(['key', 'type', 'name'])
      .orderBy('key')
      .execute()
    const { idOf } = await import('../../src/catalogue/ids.ts')
    const failed: string[] = []
    for (const { key, name } of rows.filter((_, at) => at % 25 === 0)) {
      const id = idOf(key)
      const folder = isTitleId(id) ? 'title' : id.startsWith('nm') ? 'name' : 'company'
      const answer = await site.get(`/${folder}/${id}`)
      if (answer.status !== 200 || answer.h1 === '') failed.push(`${id} ${name}: ${answer.status}`)
    }
    expect(rows.length).toBeGreaterThan(3000)
    expect(failed).toEqual([])
  }, 120_000)
})
