import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addToList,
  addToWatchlist,
  moveInList,
  takeFromList,
  takeFromWatchlist,
  writeNote,
  type Move,
} from '../../src/actions/change-list-items.ts'
import {
  changeList,
  copyList,
  followList,
  makeList,
  stopFollowing,
  takeListAway,
} from '../../src/actions/keep-list.ts'
import { readNotification } from '../../src/actions/read-notifications.ts'
import type { TitleId } from '../../src/catalogue/ids.ts'
import { listNumberOf } from '../../src/community/list-id.ts'
import { itemsOf, listsHolding } from '../../src/store/list-items.ts'
import {
  followedLists,
  isListShownTo,
  listByNumber,
  listsOf,
  publicListsOf,
  setListState,
  watchlistOf,
} from '../../src/store/lists.ts'
import { notificationsOf } from '../../src/store/notifications.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { putMember } from '../support/members.ts'
import { merge, put, remove, write } from '../support/site.ts'

const films = Array.from({ length: 6 }, (_, at) => titleId(`tt000000${at + 1}`))
const [first = titleId('tt0000001'), second = first, third = first] = films
const mergedAway = titleId('tt0000011')
const deleted = titleId('tt0000012')
const now = new Date('2026-11-22T12:00:00.000Z')
const minute = 60_000
const everything = { limit: 100, offset: 0 }

describe.each(engineKinds)('lists on %s', (kind) => {
  let store: TestStore
  let member: string
  let other: string
  beforeAll(async () => {
    store = await freshStore(kind)
    await put(store.engine, [
      ...films.map((id, at) => [id, { type: 'movie', name: `Film ${at + 1}`, year: 1990 + at }] as const),
      [mergedAway, { type: 'movie', name: 'Twice', year: 1999 }],
      [deleted, { type: 'movie', name: 'Never made', year: 1999 }],
    ])
    member = await putMember(store.engine, 'Setsuko')
    other = await putMember(store.engine, 'Chishu')
  })
  afterAll(() => store.dispose())

  const about = { name: 'Trains', description: '', isPublic: false, writingTime: minute }
  const make = async (typed: Partial<typeof about> = {}, whose = member): Promise<number> =>
    listNumberOf(await makeList(store.engine, whose, { ...about, ...typed }, now)) ?? 0
  const add = (number: number, title: TitleId, note = '') =>
    addToList(store.engine, { member, number, title, note, writingTime: minute }, now)
  const filled = async (titles: readonly TitleId[]): Promise<number> => {
    const number = await make()
    for (const title of titles) await add(number, title)
    return number
  }
  const titlesIn = async (number: number): Promise<readonly string[]> =>
    (await itemsOf(store.engine.reader, number, everything)).map(({ id }) => id)
  const move = (number: number, title: TitleId, how: Move) =>
    moveInList(store.engine, { member, number, title, move: how }, now)

  test('hold titles in the order in which they were added, each once, and count them', async () => {
    const number = await filled([second, first])
    await add(number, second)
    expect(await titlesIn(number)).toEqual([second, first])
    expect((await listByNumber(store.engine.reader, number))?.items).toBe(2)
    await takeFromList(store.engine, { member, number, title: second }, now)
    await takeFromList(store.engine, { member, number, title: second }, now)
    expect(await titlesIn(number)).toEqual([first])
    expect((await listByNumber(store.engine.reader, number))?.items).toBe(1)
  })

  test('have their titles moved to any place, by one, and no further than the ends', async () => {
    const number = await filled(films)
    const [a, b, c, d, e, f] = films as [TitleId, TitleId, TitleId, TitleId, TitleId, TitleId]
    await move(number, f, { to: 1 })
    expect(await titlesIn(number)).toEqual([f, a, b, c, d, e])
    await move(number, f, { to: 4 })
    expect(await titlesIn(number)).toEqual([a, b, c, f, d, e])
    await move(number, f, { by: -1 })
    await move(number, a, { by: 1 })
    expect(await titlesIn(number)).toEqual([b, a, f, c, d, e])
    await move(number, b, { by: -1 })
    await move(number, e, { by: 1 })
    await move(number, a, { to: 99 })
    expect(await titlesIn(number)).toEqual([b, f, c, d, e, a])
    await move(number, c, { to: 3 })
    expect(await titlesIn(number)).toEqual([b, f, c, d, e, a])
  })

  test('keep their order however often a title is moved into one gap', async () => {
    const number = await filled([first, second, third])
    for (let time = 0; time < 30; time += 1) {
      const [, middle = first, last = first] = (await titlesIn(number)) as TitleId[]
      await move(number, last, { to: 2 })
      expect(await titlesIn(number)).toEqual([first, last, middle])
    }
  })

  test('keep a note on each title', async () => {
    const number = await make()
    await add(number, first, 'At *night*')
    await writeNote(
      store.engine,
      { member, number, title: first, note: 'By day\r\n', writingTime: minute },
      now,
    )
    const [item] = await itemsOf(store.engine.reader, number, everything)
    expect(item).toMatchObject({ place: 1, id: first, note: 'By day', added: now.toISOString() })
    await writeNote(store.engine, { member, number, title: first, note: '', writingTime: minute }, now)
    expect((await listsHolding(store.engine.reader, member, first)).get(number)).toBeUndefined()
    await expect(
      writeNote(store.engine, { member, number, title: second, note: 'x', writingTime: minute }, now),
    ).rejects.toThrow(/no longer holds/)
  })

  test('show a merged title as the one that it is merged into, and say where one is gone', async () => {
    const number = await filled([mergedAway, deleted, first])
    await merge(store.engine, mergedAway, second)
    await remove(store.engine, deleted, 'Nobody ever made it.')
    const items = await itemsOf(store.engine.reader, number, everything)
    expect(items.map(({ id, line }) => [id, line?.name])).toEqual([
      [mergedAway, 'Film 2'],
      [deleted, undefined],
      [first, 'Film 1'],
    ])
    await expect(add(number, deleted)).rejects.toThrow(/No title has the id/)
  })

  test('page from any place', async () => {
    const number = await filled(films)
    const items = await itemsOf(store.engine.reader, number, { limit: 2, offset: 3 })
    expect(items.map(({ place, id }) => [place, id])).toEqual([
      [4, films[3]],
      [5, films[4]],
    ])
  })

  test('are changed by their author alone; to others they are not there', async () => {
    const number = await make()
    const notFound = /No list has the id/
    const theirs = { member: other, number }
    await expect(changeList(store.engine, { ...theirs, typed: about }, now)).rejects.toThrow(notFound)
    await expect(takeListAway(store.engine, other, number)).rejects.toThrow(notFound)
    const inList = { ...theirs, title: first }
    await expect(addToList(store.engine, { ...inList, note: '', writingTime: minute }, now)).rejects.toThrow(
      notFound,
    )
    await expect(moveInList(store.engine, { ...inList, move: { to: 1 } }, now)).rejects.toThrow(notFound)
    await expect(writeNote(store.engine, { ...inList, note: '', writingTime: minute }, now)).rejects.toThrow(
      notFound,
    )
    await expect(takeFromList(store.engine, inList, now)).rejects.toThrow(notFound)
    await expect(copyList(store.engine, { ...theirs, name: 'Mine' }, now)).rejects.toThrow(notFound)
    await expect(followList(store.engine, other, number, now)).rejects.toThrow(notFound)
  })

  test('are shown to others while they are public, and not once a moderator has hidden them', async () => {
    const number = await make({ isPublic: true })
    const shownTo = async (whose: string | undefined) => {
      const list = await listByNumber(store.engine.reader, number)
      return list && isListShownTo(list, whose)
    }
    const listed = async () =>
      (await publicListsOf(store.engine.reader, member)).some((list) => list.number === number)
    expect([await shownTo(undefined), await shownTo(member), await listed()]).toEqual([true, true, true])
    await write(store.engine, ({ tx }) => setListState(tx, number, 'hidden'))
    expect([await shownTo(other), await shownTo(member), await listed()]).toEqual([false, true, false])
    await write(store.engine, ({ tx }) => setListState(tx, number, 'shown'))
    await changeList(store.engine, { member, number, typed: about }, now)
    expect([await shownTo(undefined), await shownTo(member), await listed()]).toEqual([false, true, false])
  })

  test('are copied with their order, without the notes of another, and privately', async () => {
    const number = await make({ isPublic: true })
    await add(number, second, 'A note')
    await add(number, first)
    const copy = listNumberOf(await copyList(store.engine, { member: other, number, name: 'Mine' }, now)) ?? 0
    const items = await itemsOf(store.engine.reader, copy, everything)
    expect(items.map(({ id, note }) => [id, note])).toEqual([
      [second, undefined],
      [first, undefined],
    ])
    expect(await listByNumber(store.engine.reader, copy)).toMatchObject({
      isPublic: false,
      items: 2,
      owner: { id: other },
    })
  })

  test('are followed once each, by others, and counted', async () => {
    const number = await make({ isPublic: true })
    await followList(store.engine, other, number, now)
    await followList(store.engine, other, number, now)
    expect((await listByNumber(store.engine.reader, number))?.followers).toBe(1)
    expect((await followedLists(store.engine.reader, other)).map((list) => list.number)).toContain(number)
    await expect(followList(store.engine, member, number, now)).rejects.toThrow(/your own/)
    await stopFollowing(store.engine, other, number)
    await stopFollowing(store.engine, other, number)
    expect((await listByNumber(store.engine.reader, number))?.followers).toBe(0)
  })

  test('that grow are told to their followers, once until it is read; private ones to nobody', async () => {
    const isSecret = await make()
    const number = await make({ isPublic: true })
    await followList(store.engine, other, number, now)
    const told = async () =>
      (await notificationsOf(store.engine.reader, other, { limit: 10, offset: 0 })).filter(
        ({ subject }) => listNumberOf(subject) === number,
      )
    await add(isSecret, first)
    await add(number, first)
    await add(number, first)
    await add(number, second)
    expect(await told()).toMatchObject([{ kind: 'list-changed', detail: { name: 'Trains' } }])
    await readNotification(store.engine, other, (await told())[0]?.id ?? 0, now)
    await add(number, first)
    expect(await told()).toHaveLength(1)
    await add(number, third)
    expect(await told()).toHaveLength(2)
  })

  test('have a version that changes with whatever their page shows', async () => {
    const number = await make({ isPublic: true })
    const seen = new Set<string | undefined>()
    const look = async () => {
      const version = (await listByNumber(store.engine.reader, number))?.version
      expect(seen).not.toContain(version)
      seen.add(version)
    }
    await look()
    await add(number, first)
    await look()
    await add(number, second)
    await move(number, second, { to: 1 })
    await look()
    await writeNote(store.engine, { member, number, title: first, note: 'New', writingTime: minute }, now)
    await look()
    await followList(store.engine, other, number, now)
    await look()
    await changeList(store.engine, { member, number, typed: { ...about, isPublic: true } }, now)
    await look()
    await put(store.engine, [[first, { type: 'movie', name: 'Renamed', year: 1990 }]])
    await look()
    await write(store.engine, async ({ tx }) => {
      await tx.updateTable('member').set({ name: 'Setsuko-san' }).where('id', '=', member).execute()
    })
    await look()
  })

  test('that are named with what no name may hold are refused at the field', async () => {
    for (const [field, typed] of [
      ['name', { name: ' ' }],
      ['name', { name: '\u202eevil' }],
      ['description', { description: 'a\0b' }],
      ['description', { description: 'x'.repeat(5001) }],
    ] as const)
      await expect(make(typed)).rejects.toMatchObject({ faults: { [field]: expect.any(String) } })
  })

  test('of things to watch are one for each member, made with the first title, and private', async () => {
    const whose = await putMember(store.engine, 'Yasujiro')
    expect(await watchlistOf(store.engine.reader, whose)).toBeUndefined()
    await addToWatchlist(store.engine, whose, first, now)
    await addToWatchlist(store.engine, whose, first, now)
    await addToWatchlist(store.engine, whose, second, now)
    await takeFromWatchlist(store.engine, whose, first, now)
    const lists = await listsOf(store.engine.reader, whose)
    expect(lists).toMatchObject([{ kind: 'watchlist', isPublic: false, items: 1, name: '' }])
    expect(await titlesIn(lists[0]?.number ?? 0)).toEqual([second])
  })

  test('go with their member', async () => {
    const whose = await putMember(store.engine, 'Shiro')
    const number = await make({}, whose)
    await store.engine.db.deleteFrom('member').where('id', '=', whose).execute()
    expect(await listByNumber(store.engine.reader, number)).toBeUndefined()
  })
})
