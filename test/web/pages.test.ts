import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { linksIn, textOf } from '../support/page.ts'
import { fillCatalogue, ids, outline } from '../support/pages-catalogue.ts'
import { openSite, origin, type Site } from '../support/site.ts'

describe.each(engineKinds)('pages from %s', (kind) => {
  let store: TestStore
  let site: Site
  beforeAll(async () => {
    store = await freshStore(kind)
    await fillCatalogue(store.engine)
    site = await openSite(store.engine)
  }, 120_000)
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  describe('of a title with everything', () => {
    test('begin with its name, original name, kind, year, certificate, runtime and rating', async () => {
      const page = await site.get(`/title/${ids.film}`)
      expect(page.status).toBe(200)
      expect(page.header('content-type')).toBe('text/html; charset=utf-8')
      expect(page.html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
      expect(page.h1).toBe('The Paper Lantern')
      expect(page.html).toContain('<bdi lang="ja">紙の提灯</bdi>')
      expect(page.html).toContain('<i lang="ja-Latn" dir="auto">Kami no chōchin</i>')
      expect(page.html).toContain('<title>The Paper Lantern (1954) – Titlecard</title>')
      const particulars = /<ul class="particulars">(.*?)<\/ul>/s.exec(page.html)?.[1]
      expect(textOf(particulars ?? '')).toBe('Movie 1954 G 1h 43m 8.1/10 Elsewhere, 1,200 votes')
    })

    test('name directors, writers and stars with labels in the number that fits', async () => {
      const page = await site.get(`/title/${ids.film}`)
      const header = /<dl class="credit-lines">(.*?)<\/dl>/s.exec(page.html)?.[1] ?? ''
      expect(page.fact('Director', header)).toBe('Emi Sato')
      expect(page.fact('Writers', header)).toBe('Ada Quill, Emi Sato')
      expect(page.fact('Stars', header)).toBe('Jun Mori, Hana Aoki, Walker 3')
      const cast = page.section('cast').html
      expect(page.fact('Director', cast)).toBe('Emi Sato')
      expect(cast.indexOf('>Director<')).toBeLessThan(cast.indexOf('<ol class="cast"'))
    })

    test('have every section, in one order', async () => {
      const page = await site.get(`/title/${ids.film}`)
      expect(page.sections.map(({ heading }) => heading)).toEqual([
        'Photos',
        'Top cast',
        'Storyline',
        'Did you know',
        'Reviews',
        'Details',
        'Box office',
        'Technical specifications',
        'Connections',
        'Awards',
        'Contribute to this page',
        'More like this',
      ])
      const bare = (await site.get(`/title/${ids.bare}`)).places
      expect(bare).toEqual(page.places.filter((place) => place !== 'similar'))
    })

    test('show the first of the cast in billing order and lead to all of it', async () => {
      const cast = (await site.get(`/title/${ids.film}`)).section('cast')
      const names = [...cast.html.matchAll(/<span class="who-plays">(.*?)<\/span>/gs)].map(([, name = '']) =>
        name.replace(/<[^>]*>/g, ''),
      )
      expect(names.slice(0, 3)).toEqual(['Jun Mori', 'Hana Aoki', 'Walker 3'])
      expect(names).toHaveLength(18)
      expect(cast.text).toContain('The lamp maker / His father')
      expect(linksIn(cast.html)).toContainEqual({
        href: `/title/${ids.film}/cast`,
        text: 'Full cast and crew: all 27',
      })
    })

    test('hold the whole outline once in what is read', async () => {
      const page = await site.get(`/title/${ids.film}`)
      expect(page.html.split(outline)).toHaveLength(2)
      expect(page.body.split(outline)).toHaveLength(2)
    })

    test('show each fact in its section, and say where it comes from in the page’s last words', async () => {
      const page = await site.get(`/title/${ids.film}`)
      expect(page.fact('Budget')).toBe('JP¥125,000,000')
      expect(page.fact('Gross')).toContain('JP¥268,000,000')
      expect(page.fact('Release date')).toContain('1 May 1953')
      expect(page.fact('Also known as')).toBe('La Lanterne de papier')
      expect(page.fact('Production company')).toBe('Amber Pictures')
      expect(page.fact('Trivia')).toBe('Four hundred lanterns were folded by hand.')
      expect(page.fact('Quotes')).toContain('I only ever see the dark between.')
      expect(page.fact('References')).toContain('Small Hours (2011–2014)')
      expect(page.fact('Remade as')).toContain('Lantern Street (1999)')
      expect(page.section('awards').text).toContain('1 win and 1 nomination')
      expect(page.section('contribute').text).toContain('No source is recorded')
      const similar = linksIn(page.section('similar').html).map(({ href }) => href)
      expect(similar.length).toBeGreaterThan(3)
      expect(similar).not.toContain(`/title/${ids.film}`)
    })

    test('tell machines what they are', async () => {
      const page = await site.get(`/title/${ids.film}`)
      const address = `${origin}/title/${ids.film}`
      expect(page.jsonLd).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Movie',
        url: address,
        name: 'The Paper Lantern',
        datePublished: '1954',
        duration: 'PT103M',
        alternateName: '紙の提灯',
        director: [{ '@type': 'Person', name: 'Emi Sato', url: `${origin}/name/${ids.director}` }],
        aggregateRating: { ratingValue: 8.1, ratingCount: 1200 },
      })
      expect(page.canonical).toBe(address)
      expect(page.alternates).toEqual({
        en: `${origin}/en/title/${ids.film}`,
        fr: `${origin}/fr/title/${ids.film}`,
        he: `${origin}/he/title/${ids.film}`,
        'x-default': address,
      })
      expect(page.meta('og:title')).toBe('The Paper Lantern (1954)')
      expect(page.meta('og:type')).toBe('video.movie')
      expect(page.meta('og:url')).toBe(address)
      expect(page.meta('og:site_name')).toBe('Titlecard')
      expect(page.meta('description')).toMatch(/^A lamp maker takes a blind lodger/)
      expect(page.meta('robots')).toBeUndefined()
    })
  })

  test('a title of which nothing is known invites, in a sentence a section', async () => {
    const page = await site.get(`/title/${ids.bare}`)
    expect(page.h1).toBe('Nothing Known')
    expect(page.text).toContain('No writer is listed. Add one.')
    expect(page.text).toContain('No plot has been written. Add one.')
    const silent = page.sections.filter(
      ({ id, html }) => id !== 'contribute' && !html.includes('class="missing'),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
    expect(page.html).not.toMatch(/undefined|NaN|\[object|null/)
    expect(page.jsonLd).toMatchObject({ '@type': 'Movie', name: 'Nothing Known' })
  })

  describe('of a series', () => {
    test('show its years, its seasons and the episodes of the first, in order', async () => {
      const page = await site.get(`/title/${ids.series}`)
      expect(page.text).toContain('2011–2014')
      const episodes = page.section('episodes')
      expect(episodes.text).toContain('4 seasons, 121 episodes')
      const names = linksIn(/<ol class="episodes">(.*?)<\/ol>/s.exec(episodes.html)?.[1] ?? '').map(
        ({ text }) => text,
      )
      expect(names).toEqual(Array.from({ length: 40 }, (_, at) => `Hour ${at + 1}`))
      expect(page.jsonLd).toMatchObject({ '@type': 'TVSeries', name: 'Small Hours' })
      expect(page.meta('og:type')).toBe('video.tv_show')
    })

    test('show another season at its own address, and send machines to the series', async () => {
      const page = await site.get(`/title/${ids.series}?season=3`)
      expect(page.section('episodes').text).toContain('Hour 81')
      expect(page.section('episodes').text).not.toContain('Hour 80')
      expect(page.canonical).toBe(`${origin}/title/${ids.series}`)
      expect(page.section('episodes').html).toMatch(/season=3#episodes" aria-current="true"/)
    })

    test('call an episode without a name by its place', async () => {
      const page = await site.get(`/title/${ids.series}?season=14`)
      expect(linksIn(page.section('episodes').html)).toContainEqual({
        href: `/title/${ids.numbered}`,
        text: 'Episode #14.155',
      })
    })
  })

  describe('of an episode', () => {
    test('lead to its series and to the episodes before and after, across seasons', async () => {
      const page = await site.get(`/title/${ids.lastOfSeason}`)
      expect(page.h1).toBe('Hour 40')
      expect(page.text).toContain('Small Hours Season 1, episode 40')
      expect(page.html).toMatch(/rel="prev" href="\/title\/tt0000139"/)
      expect(page.html).toMatch(/rel="next" href="\/title\/tt0000141"/)
      expect(page.links).toContainEqual({ href: `/title/${ids.series}`, text: 'Small Hours' })
    })

    test('have a name of their place where they have none', async () => {
      const page = await site.get(`/title/${ids.numbered}`)
      expect(page.h1).toBe('Episode #14.155')
      expect(page.html).toContain('<title>Small Hours: Episode #14.155 (2024) – Titlecard</title>')
      expect(page.html).not.toContain('rel="next" href="/title')
      expect(page.jsonLd).toMatchObject({
        '@type': 'TVEpisode',
        episodeNumber: 155,
        partOfSeason: { '@type': 'TVSeason', seasonNumber: 14 },
        partOfSeries: { '@type': 'TVSeries', name: 'Small Hours', url: `${origin}/title/${ids.series}` },
      })
      expect(page.meta('og:type')).toBe('video.episode')
    })

    test('say the place in the page’s own language', async () => {
      const words = (await import('../../src/text/words.ts')).wordsIn('he')
      expect((await site.get(`/he/title/${ids.numbered}`)).h1).toBe(words.say.episodeWithoutName('14.155'))
    })
  })

  describe('of a person', () => {
    test('group eighty credits by job, the latest first, acting as one job', async () => {
      const page = await site.get(`/name/${ids.prolific}`)
      expect(page.h1).toBe('Jun Mori')
      const credits = page.section('credits')
      expect(credits.text).toContain('83 credits')
      const jobs = [...credits.html.matchAll(/<h3 id="job-([a-z_]+)">/g)].map(([, job]) => job)
      expect(jobs).toEqual(['actor', 'director'])
      const years = [...(credits.html.split('<h3')[1] ?? '').matchAll(/<span class="year">(\d{4})<\/span>/g)]
      expect(years).toHaveLength(80)
      expect(years.map(([, year]) => Number(year))).toEqual(
        years.map(([, year]) => Number(year)).toSorted((a, b) => b - a),
      )
    })

    test('say what they are known for by votes, and by which rule', async () => {
      const page = await site.get(`/name/${ids.prolific}`)
      const known = linksIn(page.section('known-for').html).map(({ href }) => href)
      expect(known).toEqual([
        '/title/tt0001040',
        `/title/${ids.film}`,
        '/title/tt0001078',
        '/title/tt0001077',
      ])
      expect(page.section('known-for').text).toContain('The titles with the most votes')
    })

    test('show life, native name and biography, and tell machines', async () => {
      const page = await site.get(`/name/${ids.director}`)
      expect(page.fact('Born')).toBe('23 March 1910 in Kanazawa')
      expect(page.fact('Died')).toBe('1998')
      expect(page.html).toContain('<bdi lang="ja">佐藤恵美</bdi>')
      expect(page.section('biography-b').text).toContain('She drew every frame before it was shot.')
      expect(page.jsonLd).toMatchObject({ '@type': 'Person', name: 'Emi Sato', birthDate: '1910-03-23' })
      expect(page.canonical).toBe(`${origin}/name/${ids.director}`)
      expect(page.meta('og:type')).toBe('profile')
    })
  })

  test('of a company show what it made by role, what it is part of, and tell machines', async () => {
    const page = await site.get(`/company/${ids.studio}`)
    expect(page.h1).toBe('Amber Pictures')
    expect(page.section('role-production').text).toContain('The Paper Lantern')
    expect(page.section('role-distribution').text).toContain('Lantern Street')
    expect(page.section('role-distribution').text).toContain('France')
    expect(page.links).toContainEqual({ href: `/company/${ids.parent}`, text: 'Amber Holdings' })
    expect(page.jsonLd).toMatchObject({
      '@type': 'Organization',
      name: 'Amber Pictures',
      foundingDate: '1931',
    })
    expect(page.canonical).toBe(`${origin}/company/${ids.studio}`)
  })

  test('of the house lead in: by search, decade, genre, country and connection', async () => {
    const page = await site.get('/')
    expect(page.status).toBe(200)
    expect(page.h1).toBe('Titlecard')
    expect(page.main).toMatch(/<form action="\/search" method="get">.*<input[^>]* name="q" type="search"/s)
    const addresses = page.links.map(({ href }) => href)
    for (const way of [
      '/search?decade=1950',
      '/search?genre=Comedy',
      '/search?country=JP',
      `/title/${ids.film}`,
    ]) {
      expect(addresses).toContain(way)
    }
    expect(page.canonical).toBe(`${origin}/`)
  })

  test('every link within the site leads to a page', async () => {
    const seen = new Set<string>([
      '/',
      `/title/${ids.film}`,
      `/title/${ids.numbered}`,
      `/name/${ids.director}`,
    ])
    const start = [
      ...seen,
      `/title/${ids.series}`,
      `/company/${ids.studio}`,
      '/search?q=lantern',
      `/he/title/${ids.film}`,
    ]
    const broken: string[] = []
    for (const from of start) {
      for (const { href } of (await site.get(from)).links) {
        const to = href.replace(/#.*/, '')
        if (!to.startsWith('/') || seen.has(to)) continue
        seen.add(to)
        const page = await site.get(to)
        const { status } = page
        // What is a member's own asks others to sign in first.
        const asksToSignIn = status === 303 && /^(\/\w\w)?\/sign-in/.test(page.header('location'))
        if (status !== 200 && !asksToSignIn) broken.push(`${from} leads to ${to}: ${status}`)
      }
    }
    expect(broken).toEqual([])
    expect(seen.size).toBeGreaterThan(60)
  })

  test('every link within a page leads to a place on it', async () => {
    for (const address of [
      '/',
      `/title/${ids.film}`,
      `/title/${ids.bare}`,
      `/name/${ids.prolific}`,
      `/company/${ids.studio}`,
    ]) {
      const page = await site.get(address)
      const places = page.links.filter(({ href }) => href.startsWith('#')).map(({ href }) => href.slice(1))
      expect(
        places.filter((id) => !page.html.includes(`id="${id}"`)),
        address,
      ).toEqual([])
      const all = [...page.html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(
        all.filter((id, at) => all.indexOf(id) !== at),
        address,
      ).toEqual([])
    }
  })
})
