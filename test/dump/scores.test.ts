import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOnRatings } from '../../src/actions/daily-ratings.ts'
import { recomputeScores } from '../../src/actions/recompute-scores.ts'
import { rateTitle } from '../../src/actions/rate-title.ts'
import { scoresTo } from '../../src/cli/scores.ts'
import { linesOf } from '../../src/sources/titlecard/lines.ts'
import { writeDump } from '../../src/store/dump.ts'
import { rankedPlaces } from '../../src/store/ranked-lists.ts'
import { importDump } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { addMembers } from '../support/raters.ts'
import { put } from '../support/site.ts'
import { ratedByTrusted } from '../support/trusted-ratings.ts'

const film = titleId('tt0000001')
const now = new Date('2026-11-22T12:00:00.000Z')
const day = 86_400_000

describe.each(engineKinds)('scores worked out from a dump of %s', (kind) => {
  let store: TestStore
  let against: string
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'titlecard-scores-'))
    store = await freshStore(kind)
    against = store.address.kind === 'directory' ? store.address.directory : store.address.url
    await put(store.engine, [[film, { type: 'movie', name: 'Rated', year: 1999 }]])
    await ratedByTrusted(store.engine, film, { members: 30, now })
    const raid = await addMembers(
      store.engine,
      Array.from({ length: 25 }, (_, at) => ({ id: `Raider${at}`, joined: new Date(now.getTime() - day) })),
    )
    for (const rater of raid)
      await rateTitle(store.engine, { rater, title: film, rating: 1 }, new Date(now.getTime() - 60_000))
    await workOnRatings(store.engine, () => now)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await store.dispose()
  })

  async function dump(withRatings = true): Promise<string> {
    const pieces: string[] = []
    await writeDump(store.engine, { withPrivate: false, withRatings }, (piece) =>
      Promise.resolve(void pieces.push(piece)),
    )
    return pieces.join('')
  }

  async function scores(text: string, ...args: readonly string[]) {
    const said = { printed: '', warned: '' }
    const output = {
      print: (piece: string) => void (said.printed += piece),
      warn: (piece: string) => void (said.warned += piece),
    }
    return { code: await scoresTo(output, args, Readable.from([Buffer.from(text)])), ...said }
  }

  test('are those of the catalogue to the last digit, what is set aside left out', async () => {
    const text = await dump()
    expect(await scores(text, '--against', against)).toMatchObject({
      code: 0,
      printed: 'The same to the last digit: 5 titles.\n',
    })
    const told = await scores(text)
    expect(told.code).toBe(0)
    expect(told.printed.split('\n')).toHaveLength(6)
    expect(told.printed).toMatch(/^tt0000001\t7\.\d+\t\d.*\t30\t30\t7\.25\t/)
    expect(told.warned).toMatch(/^5 titles, 55 raters; C .*; counted on 2026-11-22\n$/)
  })

  test('are read from a file as well', async () => {
    const path = join(folder, 'dump.ndjson')
    writeFileSync(path, await dump())
    expect((await scores('', path, '--against', against)).code).toBe(0)
  })

  test('differ where a rating was changed, and the title is named', async () => {
    const text = (await dump()).replace(/\["tt0000001",12\]/, '["tt0000001",20]')
    const { code, printed, warned } = await scores(text, '--against', against)
    expect(code).toBe(1)
    expect(printed).toMatch(/^tt0000001: 7\.\d+ of 30 ratings .* in the catalogue, 7\.\d+ of 30 ratings/)
    expect(warned).toMatch('the ratings are not those that were written: their SHA-256 is another')
  })

  test.each([
    ['a weight', '"weight":10,', '"weight":5,', /line \d+: rater \S{16} weighs 0.5, where the rule gives 1/],
    ['what is set aside', ',2,"held"]', ',2]', /SHA-256 is another/],
    [
      'a shared number',
      '"mean":700',
      '"mean":701',
      /shared numbers are .*701.*, where the ratings make .*700/,
    ],
    ['the number of titles', '"titles":5', '"titles":4', /weighs 1, where the rule gives 0.5/],
    ['the end', /\{"ratingsEnd".*\n/, '', /the ratings break off/],
    ['a whole rater', /\{"rater":.*\n/, '', /there are 54 raters, where 55 are told/],
    ['a rating that is none', ',2,"held"]', ',99,"held"]', /line \d+: /],
  ])('are no good where %s was changed', async (_, from, to, fault) => {
    const { code, warned } = await scores((await dump()).replace(from, to))
    expect(code).toBe(1)
    expect(warned).toMatch(fault)
  })

  test('need ratings, which not every dump has', async () => {
    await expect(scores(await dump(false))).rejects.toThrow('titlecard export --with-ratings')
  })

  test('name nobody: raters are other ones in each dump, and no day of theirs is told', async () => {
    const [one, other] = [await dump(), await dump()]
    const ids = (text: string) => [...text.matchAll(/"rater":"([^"]+)"/g)].map(([, id]) => id)
    expect(ids(one)).toHaveLength(55)
    expect(ids(one).filter((id) => ids(other).includes(id))).toEqual([])
    const given = (text: string) => [...text.matchAll(/"weight":.*"given":.*/g)].map(([line]) => line)
    expect(given(one)).not.toEqual(given(other))
    expect(given(one).sort()).toEqual(given(other).sort())
    for (const trace of ['trusted-', 'Raider', 'example.org', '2024', '2026-11-21'])
      expect(one).not.toContain(trace)
    expect(await dump(false)).not.toMatch(/rater|ratings/)
  })

  test('say so where ratings have changed since the count, and still agree', async () => {
    const [late] = await addMembers(store.engine, [{ id: 'late', joined: new Date(0) }])
    if (!late) throw new Error('A member was added')
    await rateTitle(store.engine, { rater: late, title: film, rating: 8 }, new Date(now.getTime() + 2 * day))
    const { code, warned } = await scores(await dump(), '--against', against)
    expect(code).toBe(0)
    expect(warned).toMatch('ratings have changed since')
  })

  test('stay with their catalogue: an import leaves the ratings out', async () => {
    const elsewhere = await freshStore(kind)
    expect(await importDump(elsewhere, await dump())).toMatchObject({ created: 5, refused: 0 })
    const counted = await elsewhere.engine.reader.selectFrom('rating').select('title').execute()
    expect(counted).toEqual([])
    await elsewhere.dispose()
  })
})

test('the best rated titles are those that a dump ranks, in its order', async () => {
  const store = await freshStore('sqlite')
  try {
    await put(store.engine, [[film, { type: 'movie', name: 'Rated', year: 1999 }]])
    await ratedByTrusted(store.engine, film, { members: 60, now })
    await rateTitle(
      store.engine,
      {
        rater: (await addMembers(store.engine, [{ id: 'one', joined: new Date(0) }]))[0] as never,
        title: film,
        rating: 10,
      },
      now,
    )
    await workOnRatings(store.engine, () => now)
    const lines: string[] = []
    await writeDump(store.engine, { withPrivate: false, withRatings: true }, (piece) =>
      Promise.resolve(void lines.push(piece)),
    )
    const dump = Readable.from([Buffer.from(lines.join(''))])
    const { titles } = await recomputeScores(linesOf(dump, 'dump', 1_000_000))
    const ranked = titles.filter(({ isListed }) => isListed).toSorted((a, b) => b.bound - a.bound)
    const places = await rankedPlaces(store.engine.reader, 'movie', { offset: 0, limit: 250 })
    expect(ranked.map(({ title, bound }) => [title, bound])).toEqual(
      places.map(({ line, bound }) => [line.id, bound]),
    )
    expect(places.length).toBeGreaterThan(0)
  } finally {
    await store.dispose()
  }
})
