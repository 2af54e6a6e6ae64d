import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { workOnRatings } from '../../src/actions/daily-ratings.ts'
import { rateTitle } from '../../src/actions/rate-title.ts'
import { titleRatings } from '../../src/store/title-tally.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { addMembers } from '../support/raters.ts'
import { ratedByTrusted } from '../support/trusted-ratings.ts'
import { Visitor } from '../support/visitor.ts'

const film = titleId('tt0000001')
const page = `/title/${film}/rating`
const day = 86_400_000

describe.each(engineKinds)('unusual ratings on %s', (kind) => {
  let store: TestStore
  let site: Site
  let moderator: Visitor
  const now = new Date()
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [[film, { type: 'movie', name: 'Shown', year: 1999 }]])
    await ratedByTrusted(store.engine, film, { members: 60, now })
    const raid = await addMembers(
      store.engine,
      Array.from({ length: 40 }, (_, at) => ({ id: `raid-${at}`, joined: new Date(now.getTime() - day) })),
    )
    await workOnRatings(store.engine, () => now)
    for (const rater of raid)
      await rateTitle(store.engine, { rater, title: film, rating: 1 }, new Date(now.getTime() - 60_000))
    await workOnRatings(store.engine, () => now)
    site = await openSite(store.engine)
    moderator = new Visitor(site)
    await moderator.becomes(`Judge${kind}`)
    await appoint(store.engine, `Judge${kind}`, 'moderator')
    await store.engine.db
      .updateTable('member')
      .set({ two_factor_enabled: kind === 'sqlite' ? 1 : true })
      .where('name', '=', `Judge${kind}`)
      .execute()
  })
  afterAll(async () => {
    await site.close()
    await store.dispose()
  })

  const decide = async (fields: Readonly<Record<string, string>>) => {
    const found = await moderator.get('/moderation/ratings')
    const action = /action="(\/moderation\/ratings\/\d+)"/.exec(found.html)?.[1] ?? ''
    const token = /name="token" value="([^"]+)"/.exec(found.html)?.[1] ?? ''
    return moderator.post(action, { token, ...fields })
  }

  test('wait, and the pages say since when, why, how many, and both scores', async () => {
    const title = await site.get(`/title/${film}`)
    expect(title.text).toMatch('Unusual activity since')
    const found = await site.get(page)
    expect(found.text).toMatch('40 ratings wait, and aren’t in the score yet.')
    expect(found.text).toMatch(/Extreme shift: of \d+ ratings, \d+% were ones \(1 and 1.5\)/)
    expect(found.text).toMatch(/New accounts: of \d+ ratings, \d+% came from accounts younger than 7 days/)
    expect(found.text).toMatch(/The score is \d\.\d\d\. With these ratings it would be \d\.\d\d\./)
    expect(found.text).toMatch(/Not in the score: \d/)
    expect(found.html.match(/class="bar aside"/g)).toHaveLength(2)
  })

  test('are held at once where they come after the first', async () => {
    const [late] = await addMembers(store.engine, [{ id: 'late', joined: new Date(now.getTime() - day) }])
    if (!late) throw new Error('A member was added')
    await rateTitle(store.engine, { rater: late, title: film, rating: 10 }, now)
    const { setAside } = await titleRatings(store.engine.reader, film)
    expect(setAside).toEqual([
      { halves: 2, weight: 2, ratings: 40 },
      { halves: 20, weight: 2, ratings: 1 },
    ])
  })

  test('are shown to moderators alone', async () => {
    const anyone = await site.get('/moderation/ratings')
    expect([anyone.status, anyone.header('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent('/moderation/ratings')}`,
    ])
    const member = new Visitor(site, '192.0.2.9')
    await member.becomes(`Plain${kind}`)
    expect((await member.get('/moderation/ratings')).status).toBe(403)
    const queue = await moderator.get('/moderation/ratings')
    expect(queue.text).toMatch('Unusual ratings')
    expect(queue.text).toMatch('Shown')
    expect(queue.text).toMatch('40 of members who have rated nothing else')
  })

  test('are decided with a reason, and what was typed stays where it is missing', async () => {
    const refused = await decide({ verdict: 'exclude', statement: ' ' })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch('Say why.')
    const other = await decide({ verdict: 'hide', statement: 'Because <b>of</b> it' })
    expect(other.status).toBe(422)
    expect(other.html).toMatch('Because &lt;b>of&lt;/b> it')
  })

  test('that are taken out leave the score with all that came then, and the log says who did it', async () => {
    const before = await titleRatings(store.engine.reader, film)
    expect((await decide({ verdict: 'exclude', statement: 'A raid from elsewhere.' })).status).toBe(303)
    const found = await site.get(page)
    expect(found.text).toMatch('A moderator has taken')
    expect(found.text).toMatch('high and low, of old members and new')
    expect((await titleRatings(store.engine.reader, film)).changes).toBeGreaterThan(before.changes)
    const [decision] = await store.engine.reader.selectFrom('decision').selectAll().execute()
    expect(decision).toMatchObject({
      kind: 'ratings',
      subject: film,
      verdict: 'exclude',
      statement: 'A raid from elsewhere.',
    })
  })

  test('that were taken out are looked at again after thirty days, and stand until then and after', async () => {
    const later = new Date(now.getTime() + 31 * day)
    await workOnRatings(store.engine, () => later)
    const found = await site.get(page)
    expect(found.text).toMatch('The decision is due to be looked at again; until then it stands.')
    const { setAside } = await titleRatings(store.engine.reader, film)
    expect(setAside.reduce((sum, { ratings }) => sum + ratings, 0)).toBeGreaterThanOrEqual(40)
  })

  test.each(['fr', 'he'])('are told of as well in %s', async (language) => {
    const found = await site.get(`/${language}${page}`)
    expect(found.status).toBe(200)
    expect(found.text).not.toMatch(/Unusual|undefined|NaN/)
  })
})
