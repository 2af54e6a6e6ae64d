/** The titles of a list: put in, taken out, moved, written about. */
import type { TitleId } from '../catalogue/ids.ts'
import { refusal, type Refusal } from '../catalogue/refusal.ts'
import { longestNote, takeText } from '../community/list-text.ts'
import type { Engine } from '../store/engine/engine.ts'
import { addItem, moveItem, placeOf, removeItem, setItemNote } from '../store/list-items.ts'
import { followersToTell, isShownToAll, listByNumber, type List } from '../store/lists.ts'
import { notify } from '../store/notifications.ts'
import type { WriteHandle } from '../store/tables.ts'
import { judged, type SentWords } from './judge-list.ts'
import { ownList, refusalAt, valueOf, watchlistNumber, write } from './keep-list.ts'
import { liveTitle } from './live-title.ts'

/** Which title of which list, and whose the list is; a list of anybody else is not found. */
export type InList = { readonly member: string; readonly number: number; readonly title: TitleId }

export type WrittenNote = SentWords & { readonly note: string }

/** Where a title stands, from 1, and whether it stood there before. */
export type Added = { readonly place: number; readonly isNew: boolean }

/** At the end; nothing happens where it is there already. */
export async function addToList(
  engine: Engine,
  { member, number, title, note, ...sent }: InList & WrittenNote,
  now: Date,
): Promise<Added> {
  const id = await liveTitle(engine.reader, title)
  const kept = valueOf('note', takeText(note, longestNote))
  return write(engine, async (tx) => {
    await ownList(tx, number, member)
    const at = now.toISOString()
    const add = () => addItem(tx, { list: number, title: id, note: kept, at })
    const isNew = await (kept === undefined ? add() : judged(tx, number, { ...sent, now }, add))
    const list = await listByNumber(tx, number)
    if (isNew && list && isShownToAll(list)) await tellFollowers(tx, list, at)
    return { place: (await placeOf(tx, number, id)) ?? 1, isNew }
  })
}

/** Once, until they have read it: a list that grows by a hundred titles is one piece of news. */
async function tellFollowers(tx: WriteHandle, { id, number, name, owner }: List, at: string): Promise<void> {
  for (const member of await followersToTell(tx, number, id))
    await notify(tx, { member, kind: 'list-changed', subject: id, actor: owner.id, detail: { name }, at })
}

export async function addToWatchlist(
  engine: Engine,
  member: string,
  title: TitleId,
  now: Date,
): Promise<void> {
  const id = await liveTitle(engine.reader, title)
  const at = now.toISOString()
  await write(engine, async (tx) => {
    const list = await watchlistNumber(tx, member, at)
    await addItem(tx, { list, title: id, note: undefined, at })
  })
}

export async function takeFromWatchlist(
  engine: Engine,
  member: string,
  title: TitleId,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await write(engine, async (tx) => removeItem(tx, await watchlistNumber(tx, member, at), title, at))
}

/** Nothing happens where it isn't in the list. */
export async function takeFromList(
  engine: Engine,
  { member, number, title }: InList,
  now: Date,
): Promise<void> {
  await write(engine, async (tx) => {
    await ownList(tx, number, member)
    await removeItem(tx, number, title, now.toISOString())
  })
}

/** By how far, or to which place from 1. */
export type Move = { readonly by: number } | { readonly to: number }

/**
 * Moves stop at the ends of the list. Tells the place where the title stands now. A note that came with the move is
 * kept as {@link writeNote} keeps it.
 */
export async function moveInList(
  engine: Engine,
  { member, number, title, move, written }: InList & { readonly move: Move; readonly written?: WrittenNote },
  now: Date,
): Promise<number> {
  const kept = written && noteIn(written)
  return write(engine, async (tx) => {
    const { items } = await ownList(tx, number, member)
    const from = await placeOf(tx, number, title)
    if (from === undefined) throw notInList(title)
    const to = 'to' in move ? move.to : from + move.by
    if (!Number.isSafeInteger(to)) throw refusalAt('place', 'place-form')
    const place = Math.min(Math.max(to, 1), items)
    if (kept) await putNote(tx, { number, title, ...kept }, now)
    await moveItem(tx, { list: number, title, place, at: now.toISOString() })
    return place
  })
}

/** An empty note is none. */
export async function writeNote(
  engine: Engine,
  { member, number, title, ...written }: InList & WrittenNote,
  now: Date,
): Promise<void> {
  const kept = noteIn(written)
  await write(engine, async (tx) => {
    await ownList(tx, number, member)
    await putNote(tx, { number, title, ...kept }, now)
  })
}

type KeptNote = SentWords & { readonly note: string | undefined }

const noteIn = ({ note, ...sent }: WrittenNote): KeptNote => ({
  ...sent,
  note: valueOf('note', takeText(note, longestNote)),
})

async function putNote(
  tx: WriteHandle,
  { number, title, note, ...sent }: Omit<InList, 'member'> & KeptNote,
  now: Date,
): Promise<void> {
  const item = { list: number, title, note, at: now.toISOString() }
  if (!(await judged(tx, number, { ...sent, now }, () => setItemNote(tx, item)))) throw notInList(title)
}

const notInList = (title: TitleId): Refusal => refusal('not-found', ['notInList', title], 'title')
