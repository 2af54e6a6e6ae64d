import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { Page } from '../support/page.ts'
import { openSite, origin, put, type Site } from '../support/site.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0041154')
const formula = '=HYPERLINK("https://evil.example","x")'

describe.each(engineKinds)('what members bring and take away, on %s', (kind) => {
  let store: TestStore
  let site: Site
  let member: Visitor
  let token: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      [
        film,
        {
          type: 'movie',
          name: 'Late Spring',
          year: 1949,
          genres: ['Drama'],
          countries: ['JP'],
          runtimes: [{ id: 'r', minutes: 108 }],
        },
      ],
      [titleId('tt0043313'), { type: 'movie', name: formula, year: 1951 }],
    ])
    site = await openSite(store.engine)
    member = new Visitor(site, '192.0.2.1')
    await member.becomes('Setsuko')
    token = await member.formToken()
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  type File = { readonly name: string; readonly text: string | Buffer }
  async function upload(
    file: File | undefined,
    fields: Readonly<Record<string, string>> = { token },
    who = member,
    prefix = '',
  ) {
    const boundary = 'a-boundary'
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const payload = Buffer.concat([
      Buffer.from(parts.join('')),
      ...(file
        ? [
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`,
            ),
            Buffer.from(file.text),
            Buffer.from('\r\n'),
          ]
        : []),
      Buffer.from(`--${boundary}--\r\n`),
    ])
    const headers = {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      origin,
      'sec-fetch-site': 'same-origin',
      cookie: who.cookies,
    }
    return new Page(
      await site.app.inject({ method: 'POST', url: `${prefix}/account/import`, payload, headers }),
    )
  }
  const ratings = (rating = '9'): File => ({
    name: '../../ratings.csv',
    text: [
      'Const,Your Rating,Date Rated,Title,Year',
      `tt0041154,${rating},2024-01-02,Late Spring,1949`,
      `tt7777777,5,2024-01-04,"${formula.replaceAll('"', '""')}",1980`,
      'tt7777778,5,2024-01-04,<script>window.__executed=1</script>,1980',
    ].join('\n'),
  })

  test('the page for it asks for a file, and is for members', async () => {
    const page = await member.get('/account/import')
    expect(page.html).toMatch('enctype="multipart/form-data"')
    expect(page.html).toMatch(/<input id="bring-file" name="file"[^>]* type="file"/)
    const closed = await site.get('/account/import')
    expect([closed.status, closed.header('location')]).toEqual([303, '/sign-in?next=%2Faccount%2Fimport'])
  })

  test('a file is looked at, then taken in, with what was not matched as a file that no spreadsheet runs', async () => {
    const sent = await upload(ratings())
    expect(sent.status).toBe(303)
    const address = sent.header('location')
    const preview = await member.get(address)
    expect(preview.text).toMatch('ratings.csv, from IMDb')
    expect(preview.text).toMatch('3 rows read, 1 title by its id, 0 titles by name and year')
    expect(preview.section('changes').text).toMatch('Ratings 1 0 0')
    expect(preview.section('unmatched').text).toMatch('No title here has that id, or that name and year.')
    expect(preview.main).not.toMatch('<script')
    expect((await member.get(`/title/${film}/rating`)).text).not.toMatch('You gave it 9.')
    const csv = await member.get(`${address}/unmatched.csv`)
    expect(csv.header('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.header('content-disposition')).toBe('attachment; filename="unmatched.csv"')
    expect(csv.html).toMatch('"\'=HYPERLINK(""https://evil.example"",""x"")"')
    expect((await member.post(address, { token })).status).toBe(303)
    expect((await member.get(address)).h1).toBe('Taken in')
    expect((await member.get(`/title/${film}/rating`)).text).toMatch('You gave it 9.')
    const again = await member.get((await upload(ratings())).header('location'))
    expect(again.section('changes').text).toMatch('Ratings 0 0 1')
  })

  test('what was matched by name stands beside its title before it is taken in, what differs first', async () => {
    const other = new Visitor(site, '192.0.2.9')
    await other.becomes('Takako')
    const own = await other.formToken()
    const rows = ['Date,Name,Year,Letterboxd URI,Rating', '2024-01-02,Late Spring,1949,,4']
    const text = [...rows, '2024-01-02,Late Spring,1950,,3.5', '2024-01-03,Late Spring,1949,,4'].join('\n')
    const sent = await upload({ name: 'ratings.csv', text }, { token: own }, other)
    const guesses = (await other.get(sent.header('location'))).section('guesses')
    expect(guesses.text).toMatch(
      /2 titles guessed .* Late Spring \(1950\) Here: Late Spring \(1949\) Another year · ratings.csv, line 3 Late Spring \(1949\) Here: Late Spring \(1949\) ratings.csv, line 2/,
    )
    expect(guesses.html).toMatch(`href="/title/${film}"`)
  })

  test('a rating whose date is not understood is taken in without it, and the preview says which', async () => {
    const other = new Visitor(site, '192.0.2.7')
    await other.becomes('Haruko')
    const own = await other.formToken()
    const text = 'Const,Your Rating,Date Rated,Title,Year\ntt0041154,8,31/12/2023,Late Spring,1949\n'
    const address = (await upload({ name: 'r.csv', text }, { token: own }, other)).header('location')
    const preview = await other.get(address)
    expect(preview.section('changes').text).toMatch('Ratings 1 0 0')
    expect(preview.section('undated').text).toMatch(
      '1 date left out The rows are taken in without these dates, which can’t be understood or are still to come. Late Spring (1949) Date Rated: “31/12/2023” · r.csv, line 2',
    )
    expect(preview.section('unmatched').text).toMatch('Every row was matched.')
    await other.post(address, { token: own })
    expect((await other.get(`/title/${film}/rating`)).text).toMatch('You gave it 8.')
    const today = new Date().toISOString().slice(0, 10)
    expect((await other.get('/account/ratings')).html).toContain(`datetime="${today}"`)
  })

  test('a date that is still to come is left out and named, and a row that is not matched is told of once', async () => {
    const other = new Visitor(site, '192.0.2.8')
    await other.becomes('Kinuyo')
    const own = await other.formToken()
    const rows = [
      'Const,Your Rating,Date Rated,Title,Year',
      'tt0041154,8,2999-05-04,Late Spring,1949',
      'tt7777777,5,31/12/2023,Nowhere,1980',
      'tt7777778,5,2999-05-04,Nowhere else,1980',
    ]
    const sent = await upload({ name: 'r.csv', text: rows.join('\n') }, { token: own }, other)
    const preview = await other.get(sent.header('location'))
    expect(preview.section('undated').text).toMatch(
      '1 date left out The rows are taken in without these dates, which can’t be understood or are still to come. Late Spring (1949) 4 May 2999 is still to come · r.csv, line 2',
    )
    expect(preview.section('undated').text).not.toMatch('Nowhere')
    expect(preview.section('unmatched').text).toMatch('2 rows not matched')
    await other.post(sent.header('location'), { token: own })
    const today = new Date().toISOString().slice(0, 10)
    expect((await other.get('/account/ratings')).html).toContain(`datetime="${today}"`)
  })

  test('before a file takes the place of one that was only looked at, the page says so', async () => {
    const other = new Visitor(site, '192.0.2.9')
    await other.becomes('Isuzu')
    const own = await other.formToken()
    const said = 'The new file will take the place of ratings.csv, which was read but not taken in.'
    const isSaid = async () => (await other.get('/account/import')).text.includes(said)
    expect(await isSaid()).toBe(false)
    const first = (await upload(ratings(), { token: own }, other)).header('location')
    expect(await isSaid()).toBe(true)
    const second = (await upload(ratings('7'), { token: own }, other)).header('location')
    expect((await other.get(first)).status).toBe(404)
    await other.post(second, { token: own })
    expect(await isSaid()).toBe(false)
  })

  test('what one brought is nobody else’s, and goes when it is thrown away', async () => {
    const address = (await upload(ratings())).header('location')
    const stranger = new Visitor(site, '192.0.2.2')
    await stranger.becomes('Chishu')
    for (const page of [address, `${address}/unmatched.csv`])
      expect((await stranger.get(page)).status).toBe(404)
    expect((await stranger.postOwn(address)).status).toBe(404)
    expect((await member.get('/account/import')).links).toContainEqual({ href: address, text: 'ratings.csv' })
    expect((await member.post(address, { token, do: 'throw-away' })).header('location')).toBe(
      '/account/import',
    )
    expect((await member.get(address)).status).toBe(404)
  })

  test('a file is taken only with the form of one’s own session, and from a page of ours', async () => {
    for (const wrong of ['', 'made-up', await new Visitor(site).formToken()])
      expect((await upload(ratings('3'), { token: wrong })).status).toBe(403)
    expect((await upload(ratings('3'), {})).status).toBe(403)
    const anyone = await upload(ratings('3'), { token }, new Visitor(site))
    expect(anyone.status).toBe(401)
    const elsewhere = await site.app.inject({
      method: 'POST',
      url: '/account/import',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'cross-site',
        cookie: member.cookies,
      },
      payload: '--x--',
    })
    expect(elsewhere.statusCode).toBe(403)
  })

  test.each<[string, File | undefined, string]>([
    ['there is none', undefined, 'Choose a file.'],
    [
      'it is a table of something else',
      { name: 'a.csv', text: 'a,b\n1,2\n' },
      'That file can’t be read. a.csv, line 1: there are no lists in it',
    ],
    ['it is a broken zip', { name: 'a.zip', text: 'PK\u0003\u0004broken' }, 'the zip is damaged'],
    [
      'it is no text',
      { name: 'a.csv', text: Buffer.from([0xff, 0xfe, 0x00, 0x80]) },
      'the file is not UTF-8',
    ],
    [
      'it is larger than it may be',
      { name: 'a.csv', text: Buffer.alloc(15 * 2 ** 20 + 1, 'a') },
      'That file is larger than 15 MB.',
    ],
  ])('a file is refused at its field where %s', async (_what, file, message) => {
    const refused = await upload(file)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(message)
    expect(refused.html).toMatch(/<p class="fault" id="bring-file-fault">/)
  })

  test('what can’t be read says why in the language of the page, each row on lines of its own', async () => {
    const rows =
      'Const,Your Rating,Date Rated\nnm0000001,9,2024-01-01\ntt0000001,11,2024-01-01\ntt0000002,9\n'
    const address = (await upload({ name: 'r.csv', text: rows })).header('location')
    const said = {
      '': ['Const is "nm0000001", which is no title', 'Your Rating is "11"; it should be a rating up to 10'],
      '/fr': ['Const vaut "nm0000001", qui n’est pas un titre', 'Your Rating vaut "11"'],
      '/he': ['"nm0000001"', 'מספר השדות בשורה הוא 2; נדרשים 3'],
    }
    for (const [prefix, reasons] of Object.entries(said)) {
      const page = await member.get(prefix + address)
      for (const reason of reasons) expect(page.text).toContain(reason)
      if (prefix !== '') expect(page.text).not.toMatch(/which is no|should have/)
      expect(page.html.match(/<span class="quiet"><bdi>[^<]*r\.csv/g)).toHaveLength(3)
      const csv = await member.get(`${prefix}${address}/unmatched.csv`)
      expect(csv.html.replaceAll('""', '"')).toContain(reasons[0])
    }
    expect((await member.postOwn(address, { do: 'throw-away' })).status).toBe(303)
    const zip = { name: 'a.zip', text: 'PK\u0003\u0004broken' }
    expect((await upload(zip, { token }, member, '/fr')).text).toContain('l’archive zip est endommagée')
    expect((await upload(zip)).text).toContain('a.zip, line 1: the zip is damaged')
  })

  test('a form with a field twice, or with more files than one, is refused', async () => {
    const twice = await site.app.inject({
      method: 'POST',
      url: '/account/import',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'same-origin',
        origin,
        cookie: member.cookies,
      },
      payload:
        ['a', 'b']
          .map((value) => `--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n${value}\r\n`)
          .join('') + '--x--\r\n',
    })
    expect(twice.statusCode).toBe(400)
  })

  test('a member’s lists, diary and ratings are taken away as CSV and JSON, and read here again', async () => {
    await member.post('/account/lists', { token, name: '=1+1', public: 'yes' })
    const id = /\/list\/(ls\d+)"/.exec((await member.get('/account/lists')).html)?.[1] ?? ''
    await member.post(`/list/${id}/items`, { token, do: 'add', title: film })
    await member.post(`/list/${id}/items`, {
      token,
      do: 'note',
      title: film,
      note: '@note "quoted",\nin two lines',
    })
    await member.post(`/title/${film}/mine/seen`, { token, watched: '2025-03' })
    await member.post(`/title/${film}/rating`, { token, rating: '7.5' })
    const file = async (name: string) => {
      const found = await site.app.inject({
        url: `/account/export/${name}`,
        headers: { cookie: member.cookies },
      })
      expect(found.headers['cache-control']).toBe('private, no-store')
      return found.body
    }
    expect(await file('lists.csv')).toContain(
      `'=1+1,1,${film},${new Date().toISOString().slice(0, 10)},"'@note ""quoted"",\nin two lines",Late Spring,Movie,1949\r\n`,
    )
    expect(await file('diary.csv')).toContain(`${film},2025-03,`)
    expect(await file('ratings.csv')).toContain(`${film},7.5,${new Date().toISOString().slice(0, 10)},`)
    const all = JSON.parse(await file('everything.json')) as Record<string, readonly unknown[]>
    expect(all['lists']).toMatchObject([{ name: '=1+1', titles: [{ id: film, name: 'Late Spring' }] }])
    expect(all['diary']).toMatchObject([{ id: film, watched: '2025-03', isRewatch: false }])
    expect(all['ratings']).toMatchObject([
      { id: film, rating: 7.5, rated: new Date().toISOString().slice(0, 10) },
    ])
    const sent = await upload({ name: 'ratings.csv', text: await file('ratings.csv') })
    const preview = await member.get(sent.header('location'))
    expect(preview.section('changes').text).toMatch('Ratings 0 0 1')
    expect((await member.get('/account/export/nothing.csv')).status).toBe(404)
    expect((await site.get('/account/export/lists.csv')).status).toBe(303)
  })

  test('a year of the diary is plotted, with its numbers as tables', async () => {
    for (const watched of ['2024-01-01', '2024-01-02', '2024-02', '2023-12-31'])
      await member.post(`/title/${film}/mine/seen`, {
        token,
        watched,
        ...(watched === '2024-01-02' ? { rewatch: 'yes' } : {}),
      })
    const page = await member.get('/account/diary/2024')
    expect(page.fact('Viewings')).toBe('2')
    expect(page.fact('Different titles')).toBe('1')
    expect(page.fact('Running time')).toBe('3h 36m')
    expect(page.fact('Most days in a row')).toBe('2 days, from 1 January 2024 to 2 January 2024')
    expect(page.section('months').html).toMatch('<desc>January: 2</desc>')
    expect(page.section('months').text).toMatch('January 2 February 0')
    expect(page.section('genres').text).toMatch('Drama 2')
    expect(page.section('countries').text).toMatch('Japan 2')
    expect((await member.get('/account/diary/1999')).text).toMatch('no viewing with a whole date in 1999')
    for (const year of ['24', '20245', 'x'])
      expect((await member.get(`/account/diary/${year}`)).status).toBe(404)
    expect((await site.get('/account/diary/2024')).status).toBe(303)
  })

  test.each(['fr', 'he'])('the pages read as well in %s', async (language) => {
    const sent = await upload(ratings())
    for (const page of [sent.header('location'), '/account/import', '/account/diary/2024']) {
      const found = await member.get(`/${language}${page}`)
      expect([page, found.status]).toEqual([page, 200])
      expect(found.main).not.toMatch(/Bring your|What would|By month/)
    }
  })
})
