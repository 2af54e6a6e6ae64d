/** What lists say in their authors' words, and what copies and links in them are found by. */
import { hostsOf, type HoldReason } from '../community/first-posts.ts'
import type { ListTraits, ListWords } from '../community/list-words.ts'
import type { StateBeneath } from '../community/review-state.ts'
import { marksOf } from '../community/text-marks.ts'
import { listByNumber, type List } from './lists.ts'
import type { WriteHandle } from './tables.ts'

export type SpokenList = { readonly list: List; readonly words: ListWords }

export async function spokenList(tx: WriteHandle, number: number): Promise<SpokenList | undefined> {
  const list = await listByNumber(tx, number)
  if (!list) return undefined
  const { name, description } = list
  return { list, words: { name, description, notes: await notesIn(tx, number) } }
}

/** The notes of a list, in an order that stays as its titles are moved. */
async function notesIn(tx: WriteHandle, list: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('list_item')
    .select('note')
    .where('list', '=', list)
    .where('note', 'is not', null)
    .orderBy('title')
    .execute()
  return rows.flatMap(({ note }) => note ?? [])
}

export type JudgedWords = {
  readonly state: StateBeneath
  readonly holds: readonly HoldReason[]
  /** ISO 8601, UTC: when they were written, or put before others. */
  readonly at: string
}

export async function setJudgement(
  tx: WriteHandle,
  number: number,
  { state, holds, at }: JudgedWords,
): Promise<void> {
  await tx
    .updateTable('list')
    .set(({ eb }) => ({ state, holds: holds.join(' '), posted_at: at, changes: eb('changes', '+', 1) }))
    .where('number', '=', number)
    .execute()
}

/** What the rules for first posts find a list by, in place of what it was found by before. */
export async function putListTraces(
  tx: WriteHandle,
  list: number,
  { links, compared }: ListTraits,
): Promise<void> {
  await tx.deleteFrom('list_host').where('list', '=', list).execute()
  await tx.deleteFrom('list_mark').where('list', '=', list).execute()
  const hosts = [...hostsOf(links)].map((host) => ({ host, list }))
  if (hosts.length > 0) await tx.insertInto('list_host').values(hosts).execute()
  const marks = marksOf(compared).map((mark) => ({ mark, list }))
  if (marks.length > 0) await tx.insertInto('list_mark').values(marks).execute()
}
