import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unreadInEnglish } from '../../catalogue/unread-reasons.ts'
import { ImportRefusal } from '../source.ts'
import { largestFile, readMemberLists } from './member-lists.ts'
import { zipBounds } from './zip-files.ts'

const read = (file: string, text: string) => readMemberLists(file, Buffer.from(text))
const refusal = (file: string, bytes: Buffer | string) =>
  readMemberLists(file, Buffer.from(bytes)).then(
    () => 'not refused',
    (error: unknown) => (error instanceof ImportRefusal ? error.message : `a bug: ${String(error)}`),
  )

type Packed = {
  readonly name: string
  readonly text?: string
  readonly stated?: number
  readonly flags?: number
}

/** A zip written by hand, so that it can lie about itself. */
function zipOf(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text = '', stated, flags = 0 } of files) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(flags, 2)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc32(plain), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(stated ?? plain.length, 18)
    about.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), about, Buffer.from(name), packed)
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, place, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

describe('IMDb', () => {
  const about =
    'Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors'
  const film =
    '"Sea, The",Morze,https://www.imdb.com/title/tt0000007/,Movie,6.1,90,1933,"Drama, Short",120,1933-01-01,"A, B"'

  test('ratings are read by the names of their columns', async () => {
    const text = `\ufeffConst,Your Rating,Date Rated,${about}\r\ntt0000007,9,2024-03-15,${film}\r\n`
    expect(await read('ratings.csv', text)).toEqual({
      service: 'imdb',
      lists: [
        {
          kind: 'ratings',
          file: 'ratings.csv',
          entries: [
            {
              place: { file: 'ratings.csv', line: 2 },
              ids: [{ scheme: 'imdb', value: 'tt0000007' }],
              name: 'Sea, The',
              year: 1933,
              halves: 18,
              rated: '2024-03-15',
            },
          ],
        },
      ],
      refused: [],
      ignored: [],
    })
  })

  test('the watchlist is known by its name, other lists take theirs from the file, with notes and order', async () => {
    const row = (at: number, id: string, note: string) =>
      `${at},${id},2023-07-09,2024-02-01,${note},${film},,\n`
    const text = `Position,Const,Created,Modified,Description,${about},Your Rating,Date Rated\n${row(1, 'tt0000007', '"two\nlines"')}${row(2, 'tt0000008', '')}`
    expect((await read('WATCHLIST.csv', text)).lists[0]).toMatchObject({ kind: 'watchlist' })
    const { lists, refused } = await read('Best of 1933.csv', text)
    expect(refused).toEqual([])
    expect(lists).toMatchObject([
      {
        kind: 'list',
        name: 'Best of 1933',
        entries: [
          { note: 'two\nlines', added: '2023-07-09', place: { line: 2 } },
          { ids: [{ value: 'tt0000008' }], place: { line: 4 } },
        ],
      },
    ])
  })

  test('dates as IMDb wrote them until 2017 are read', async () => {
    const text = 'position,const,created,Title\n1,tt0000007,Sun Jan  1 00:00:00 2012,Sea'
    expect((await read('list.csv', text)).lists[0]?.entries[0]).toMatchObject({ added: '2012-01-01' })
  })

  test('rows that are no good are set aside with file, line and reason', async () => {
    const text = [
      'Const,Your Rating,Date Rated,Title',
      'nm0000001,9,2024-01-01,A',
      'tt0000001,11,2024-01-01,B',
      '',
    ]
      .concat(['tt0000003,9', 'tt0000004,,,D'])
      .join('\n')
    const { lists, refused } = await read('r.csv', text)
    expect(lists[0]?.entries).toMatchObject([{ name: 'D' }])
    const told = refused.map(({ because, ...place }) => ({ ...place, reason: unreadInEnglish(because) }))
    expect(told).toEqual([
      { file: 'r.csv', line: 2, reason: 'Const is "nm0000001", which is no title' },
      { file: 'r.csv', line: 3, reason: 'Your Rating is "11"; it should be a rating up to 10' },
      { file: 'r.csv', line: 5, reason: 'the row has 2 fields; it should have 4' },
    ])
  })

  test('a row whose date can’t be read is taken without it, and the date is named', async () => {
    const text =
      'Const,Your Rating,Date Rated,Created,Title\ntt0000002,9,2024-02-30,2024-01-01,C\ntt0000003,8,15/03/2024,x,D\n'
    const { lists, refused } = await read('r.csv', text)
    expect(refused).toEqual([])
    const [first, second] = lists[0]?.entries ?? []
    expect(first).toMatchObject({
      halves: 18,
      added: '2024-01-01',
      unread: [{ day: 'rated', column: 'Date Rated', text: '2024-02-30' }],
    })
    expect(first).not.toHaveProperty('rated')
    expect(second?.unread?.map(({ column }) => column)).toEqual(['Date Rated', 'Created'])
  })
})

const letterboxd: readonly Packed[] = [
  { name: 'profile.csv', text: 'Date Joined,Username\n2020-01-01,somebody\n' },
  {
    name: 'ratings.csv',
    text: 'Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,Sea,1933,https://boxd.it/a,4.5\n',
  },
  { name: 'watched.csv', text: 'Date,Name,Year,Letterboxd URI\n2024-01-02,Sea,,https://boxd.it/a\n' },
  {
    name: 'diary.csv',
    text: 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-01-03,Sea,1933,https://boxd.it/e,0.5,Yes,"cinema, with friends",2024-01-02\n',
  },
  {
    name: 'deleted/diary.csv',
    text: 'Date,Name,Year,Letterboxd URI\n2024-01-02,Gone,1933,https://boxd.it/b\n',
  },
  {
    name: 'likes/films.csv',
    text: 'Date,Name,Year,Letterboxd URI\n2024-01-02,Liked,1933,https://boxd.it/c\n',
  },
  {
    name: 'lists/best.csv',
    text: 'Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-02-01,The best,,https://boxd.it/l,"All\nof them"\n\nPosition,Name,Year,URL,Description\n1,Sea,1933,https://boxd.it/a,first\n2,Land,1934,https://boxd.it/d,\n',
  },
]

describe('Letterboxd', () => {
  test('the zip is read: stars become points, dates mean what each file means', async () => {
    const { service, lists, refused, ignored } = await readMemberLists('export.zip', zipOf(letterboxd))
    expect([service, refused, ignored]).toEqual([
      'letterboxd',
      [],
      ['profile.csv', 'deleted/diary.csv', 'likes/films.csv'],
    ])
    expect(lists).toMatchObject([
      { kind: 'ratings', entries: [{ ids: [], name: 'Sea', year: 1933, halves: 18, rated: '2024-01-02' }] },
      { kind: 'seen', entries: [{ name: 'Sea', added: '2024-01-02' }] },
      {
        kind: 'diary',
        entries: [
          {
            halves: 2,
            isRewatch: true,
            tags: ['cinema', 'with friends'],
            watched: '2024-01-02',
            added: '2024-01-03',
          },
        ],
      },
      {
        kind: 'list',
        file: 'lists/best.csv',
        name: 'The best',
        description: 'All\nof them',
        entries: [
          { name: 'Sea', note: 'first', place: { line: 7 } },
          { name: 'Land', year: 1934, place: { line: 8 } },
        ],
      },
    ])
  })

  test('a viewing whose day can’t be read stands in the diary without one', async () => {
    const text =
      'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-01-03,Sea,1933,https://boxd.it/e,4,,,soon\n'
    const { lists, refused } = await read('diary.csv', text)
    expect(refused).toEqual([])
    expect(lists).toMatchObject([
      {
        kind: 'diary',
        entries: [
          {
            name: 'Sea',
            added: '2024-01-03',
            unread: [{ day: 'watched', column: 'Watched Date', text: 'soon' }],
          },
        ],
      },
    ])
  })

  test('one of its files alone is read too', async () => {
    const text = 'Date,Name,Year,Letterboxd URI\n2024-01-02,Sea,1933,https://boxd.it/a\n'
    expect(await read('watchlist.csv', text)).toMatchObject({ lists: [{ kind: 'watchlist' }] })
  })
})

describe('Trakt', () => {
  const movie = {
    title: 'Sea',
    year: 1933,
    ids: { trakt: 120, slug: 'sea-1933', imdb: 'tt0000007', tmdb: 155 },
  }
  const show = { title: 'Waves', year: 2001, ids: { trakt: 1, slug: 'waves', imdb: null, tmdb: 9, tvdb: 0 } }

  test('what a file is, its items say', async () => {
    const files = [
      {
        name: 'ratings/ratings-movies.json',
        text: [{ rated_at: '2024-01-02T23:59:00.000Z', rating: 7, type: 'movie', movie }],
      },
      {
        name: 'watched/watched-history-1.json',
        text: [
          {
            id: 1,
            watched_at: '2014-04-05T15:27:00.000Z',
            type: 'episode',
            show,
            episode: { season: 1, number: 2, ids: { tvdb: 77 } },
          },
        ],
      },
      {
        name: 'lists/lists-watchlist.json',
        text: [{ rank: 1, listed_at: '2024-01-02T00:00:00.000Z', notes: null, type: 'show', show }],
      },
      {
        name: 'lists/lists-list-12-by-the-sea.json',
        text: [{ rank: 1, listed_at: '2024-01-02T00:00:00.000Z', notes: 'wet', type: 'movie', movie }],
      },
      { name: 'user/user-profile.json', text: { username: 'somebody' } },
      { name: 'likes/likes-lists.json', text: [] },
    ]
    const zip = zipOf(files.map(({ name, text }) => ({ name, text: JSON.stringify(text) })))
    const { service, lists, refused, ignored } = await readMemberLists('trakt.zip', zip)
    expect([service, refused, ignored]).toEqual([
      'trakt',
      [],
      ['user/user-profile.json', 'likes/likes-lists.json'],
    ])
    const ids = [
      { scheme: 'imdb', value: 'tt0000007' },
      { scheme: 'tmdb_movie', value: '155' },
      { scheme: 'trakt_movie', value: 'sea-1933' },
    ]
    expect(lists).toMatchObject([
      { kind: 'ratings', entries: [{ ids, name: 'Sea', year: 1933, halves: 14, rated: '2024-01-02' }] },
      {
        kind: 'diary',
        entries: [
          {
            ids: [{ scheme: 'tvdb_episode', value: '77' }],
            name: 'Waves',
            season: 1,
            episode: 2,
            watched: '2014-04-05',
          },
        ],
      },
      {
        kind: 'watchlist',
        entries: [{ ids: [{ scheme: 'tmdb_tv', value: '9' }, { scheme: 'trakt_show' }] }],
      },
      { kind: 'list', name: 'by-the-sea', entries: [{ note: 'wet' }] },
    ])
  })

  test('items that are no good are set aside by number', async () => {
    const items = [
      { rated_at: '2024-01-02T00:00:00Z', rating: 7, movie },
      { rated_at: '2024-01-02T00:00:00Z', rating: 0, movie },
      { rated_at: 'yesterday', rating: 7, movie },
      { rated_at: '2024-01-02T00:00:00Z', rating: 7, season: { number: 1 }, show },
      { rated_at: '2024-01-02T00:00:00Z', rating: {}, movie },
      null,
    ]
    const { lists, refused } = await read('ratings-movies.json', JSON.stringify(items))
    expect(lists[0]?.entries).toMatchObject([
      { rated: '2024-01-02' },
      { unread: [{ day: 'rated', column: 'rated_at', text: 'yesterday' }] },
    ])
    expect(refused.map(({ line }) => line)).toEqual([2, 4, 5, 6])
  })
})

describe('a file is refused', () => {
  test.each([
    ['broken.json', '[\n{rated_at: 1}]', /^broken\.json, line 2: the file is no JSON/],
    ['quote.csv', 'Const,Title\ntt0000001,"never closed', /^quote\.csv, line \d: .*quot/i],
    ['other.csv', 'a,b\n1,2', /^other\.csv, line 1: there are no lists in it/],
    ['empty.csv', '', /there are no lists in it/],
    ['page.html', '<!doctype html>', /there are no lists in it/],
    ['object.json', '{"__proto__": {"x": 1}}', /there are no lists in it/],
    ['deep.json', '['.repeat(200_000), /no JSON/],
  ])('%s', async (file, text, message) => {
    expect(await refusal(file, text)).toMatch(message)
  })

  test('where it is not UTF-8, or larger than may be sent', async () => {
    expect(await refusal('latin.csv', Buffer.from('Const,Title\ntt0000001,caf\xe9', 'latin1'))).toMatch(
      /not UTF-8/,
    )
    expect(await refusal('large.csv', Buffer.alloc(largestFile + 1))).toMatch(/can have up to/)
  })

  test('where a zip is damaged, cut short or encrypted', async () => {
    const zip = zipOf(letterboxd)
    expect(await refusal('a.zip', zip.subarray(0, zip.length - 30))).toMatch(
      /^a\.zip, line 1: the zip is damaged/,
    )
    const turned = Buffer.from(zip)
    turned.fill(0xff, 100, 140)
    expect(await refusal('a.zip', turned)).toMatch(/damaged/)
    expect(await refusal('a.zip', zipOf([{ name: 'ratings.csv', text: 'a', flags: 1 }]))).toMatch(/encrypted/)
  })

  test('where a zip would unpack to more than the bounds, or says less than it unpacks to', async () => {
    const large = zipOf([{ name: 'ratings.csv', text: ' '.repeat(zipBounds.bytesOfFile + 1) }])
    expect(large.length).toBeLessThan(100_000)
    expect(await refusal('bomb.zip', large)).toMatch(/^ratings\.csv, line 1: unpacked, it would be too large/)
    const lie = zipOf([{ name: 'ratings.csv', text: ' '.repeat(5_000_000), stated: 10 }])
    expect(await refusal('lie.zip', lie)).toMatch(/damaged: too many bytes/)
    const many = zipOf(Array.from({ length: zipBounds.files + 1 }, (_, at) => ({ name: `${at}.txt` })))
    expect(await refusal('many.zip', many)).toMatch(/more than 5000 files/)
  })

  test('where a name in a zip leads out of it, or its files are from two places', async () => {
    expect(await refusal('a.zip', zipOf([{ name: '../ratings.csv', text: 'Const\n' }]))).toMatch(
      /damaged: invalid relative path/,
    )
    const mixed = zipOf([...letterboxd, { name: 'imdb.csv', text: 'Const,Your Rating\ntt0000001,9\n' }])
    expect(await refusal('mixed.zip', mixed)).toBe(
      'imdb.csv, line 1: it is from imdb, and files before it are from letterboxd',
    )
  })
})
