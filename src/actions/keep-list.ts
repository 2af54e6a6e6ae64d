/** A list as a whole: made, changed, taken away, copied, followed. */
import { FormRefusal } from '../accounts/form-refusal.ts'
import { refusal, type Refusal } from '../catalogue/refusal.ts'
import { listIdOf } from '../community/list-id.ts'
import {
  longestDescription,
  takeListName,
  takeText,
  type ListFault,
  type ListField,
  type Taken,
} from '../community/list-text.ts'
import type { Engine } from '../store/engine/engine.ts'
import {
  copyItems,
  emptyListLike,
  insertList,
  isListShownTo,
  listByNumber,
  putFollow,
  removeFollow,
  removeList,
  updateList,
  watchlistOf,
  type List,
} from '../store/lists.ts'
import type { ReadHandle, WriteHandle } from '../store/tables.ts'
import { takeOnce } from '../store/used-once.ts'
import { judged, judgeNew, type SentWords } from './judge-list.ts'

export type ListTyped = SentWords & {
  readonly name: string
  readonly description: string
  readonly isPublic: boolean
}

/**
 * The id of the new list. `form` is what tells the form that it came by from any other: sent twice, it makes one list.
 * Throws a {@link FormRefusal} for what can't be taken.
 */
export async function makeList(
  engine: Engine,
  member: string,
  { form, ...typed }: ListTyped & { readonly form?: string | undefined },
  now: Date,
): Promise<string> {
  const about = aboutOf(typed)
  return write(engine, async (tx) => {
    const made =
      form !== undefined && (await wasSent(tx, form, now)) && (await emptyListLike(tx, { member, ...about }))
    if (made) return listIdOf(made)
    const number = await insertList(tx, { member, kind: 'list', ...about, at: now.toISOString() })
    if (about.isPublic) await judgeNew(tx, number, { writingTime: typed.writingTime, now })
    return listIdOf(number)
  })
}

/** So long, in milliseconds, a form is remembered that made a list. */
export const formLasts = 86_400_000

async function wasSent(tx: WriteHandle, form: string, now: Date): Promise<boolean> {
  const expires = new Date(now.getTime() + formLasts)
  return !(await takeOnce(tx, { token: `list ${form}`, expires, now }))
}

/** The watchlist has no name of its own. */
export async function changeList(
  engine: Engine,
  { member, number, typed }: { readonly member: string; readonly number: number; readonly typed: ListTyped },
  now: Date,
): Promise<void> {
  await write(engine, async (tx) => {
    const { kind } = await ownList(tx, number, member)
    const about = aboutOf(kind === 'watchlist' ? { ...typed, name: 'watchlist' } : typed)
    const name = kind === 'watchlist' ? '' : about.name
    await judged(tx, number, { ...typed, now }, () =>
      updateList(tx, number, { ...about, name, at: now.toISOString() }),
    )
  })
}

/** The watchlist is emptied with it, and begins anew with the next title. */
export async function takeListAway(engine: Engine, member: string, number: number): Promise<void> {
  await write(engine, async (tx) => {
    await ownList(tx, number, member)
    await removeList(tx, number)
  })
}

/** A private list of one's own with the same titles in the same order; its id. */
export async function copyList(
  engine: Engine,
  { member, number, name }: { readonly member: string; readonly number: number; readonly name: string },
  now: Date,
): Promise<string> {
  const at = now.toISOString()
  return write(engine, async (tx) => {
    await seenList(tx, number, member)
    const about = aboutOf({ name, description: '', isPublic: false })
    const copy = await insertList(tx, { member, kind: 'list', ...about, at })
    await copyItems(tx, number, copy, at)
    return listIdOf(copy)
  })
}

export async function followList(engine: Engine, member: string, number: number, now: Date): Promise<void> {
  await write(engine, async (tx) => {
    const { owner } = await seenList(tx, number, member)
    if (owner.id === member) throw refusal('invalid', ['followOwn'])
    await putFollow(tx, number, member, now.toISOString())
  })
}

/** Nothing happens where it wasn't followed, or is no longer there. */
export async function stopFollowing(engine: Engine, member: string, number: number): Promise<void> {
  await write(engine, (tx) => removeFollow(tx, number, member))
}

/** The number of a member's watchlist, which is made where there is none yet: nobody else sees it. */
export async function watchlistNumber(tx: WriteHandle, member: string, at: string): Promise<number> {
  const found = await watchlistOf(tx, member)
  if (found) return found.number
  const about = { name: '', description: undefined, isPublic: false }
  return insertList(tx, { member, kind: 'watchlist', ...about, at })
}

/** Throws "not found" for what is not this member's, whether it is there or not. */
export async function ownList(
  handle: ReadHandle | WriteHandle,
  number: number,
  member: string,
): Promise<List> {
  const list = await listByNumber(handle, number)
  if (list?.owner.id !== member) throw noList(number)
  return list
}

async function seenList(tx: WriteHandle, number: number, member: string): Promise<List> {
  const list = await listByNumber(tx, number)
  if (!list || !isListShownTo(list, member)) throw noList(number)
  return list
}

const noList = (number: number): Refusal => refusal('not-found', ['noList', listIdOf(number)], 'list')

function aboutOf({ name, description, isPublic }: Omit<ListTyped, keyof SentWords>) {
  const taken = { name: takeListName(name), description: takeText(description, longestDescription) }
  return {
    name: valueOf('name', taken.name),
    description: valueOf('description', taken.description),
    isPublic,
  }
}

/** What was typed, as it is kept; throws a {@link FormRefusal} with the fault at its field. */
export function valueOf<Value>(field: ListField, taken: Taken<Value>): Value {
  if ('fault' in taken) throw refusalAt(field, taken.fault)
  return taken.value
}

export const refusalAt = (field: ListField, fault: ListFault): FormRefusal =>
  new FormRefusal({ [field]: fault })

/** One transaction, alone. */
export function write<T>(engine: Engine, work: (tx: WriteHandle) => Promise<T>): Promise<T> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return work(tx)
  })
}
