/** A file from elsewhere: read, matched with this catalogue, and kept for its member to look at. */
import { FormRefusal } from '../accounts/form-refusal.ts'
import { tidyName } from '../catalogue/text.ts'
import { longestListName, longestNote, takeListName, takeText, takeWatched } from '../community/list-text.ts'
import { dayOf, type Day } from '../community/rating-opens.ts'
import {
  UnreadFile,
  type Brought,
  type BroughtEntry,
  type BroughtKind,
  type BroughtList,
  type UnreadDate,
} from '../sources/member-lists/brought.ts'
import { readMemberLists } from '../sources/member-lists/member-lists.ts'
import type { Engine } from '../store/engine/engine.ts'
import { importState } from '../store/import-state.ts'
import {
  putImport,
  removeOldImports,
  type ImportCounts,
  type Step,
  type Undated,
  type Unmatched,
} from '../store/member-imports.ts'
import type { ReadHandle } from '../store/tables.ts'
import { addCounts, noCounts, outcomesOf } from './brought-changes.ts'
import { guessesOf } from './brought-guesses.ts'
import { write } from './keep-list.ts'
import { matchEntries, type Match } from './match-brought.ts'
import type { Rater } from './rate-title.ts'

/** Of the file that is sent, in bytes. */
export const largestUpload = 15 * 2 ** 20
/** So many steps are looked at, or done, at once. */
export const aChunk = 500

type Matched = (entry: BroughtEntry) => Match

export type BroughtFile = { readonly name: string; readonly bytes: Buffer }

/** The id under which it is kept. Throws a {@link FormRefusal} where nothing in the file can be read. */
export async function bringLists(
  engine: Engine,
  member: Rater,
  { name, bytes }: BroughtFile,
  now: Date,
): Promise<string> {
  const brought = await read(name, bytes)
  const matched = await matchEntries(
    engine.reader,
    brought.lists.flatMap(({ entries }) => entries),
  )
  const today = dayOf(now)
  const steps = stepsOf(brought, matched, today)
  const entries = brought.lists.filter(({ kind }) => kind !== 'reviews').flatMap((list) => list.entries)
  const found = entries.map(matched)
  const countBy = (by: 'id' | 'name'): number =>
    found.filter((match) => 'title' in match && match.by === by).length
  const summary = {
    rows: entries.length + brought.refused.length,
    byId: countBy('id'),
    byName: countBy('name'),
    reviews: brought.lists.flatMap((list) => list.entries).filter(({ review }) => review !== undefined)
      .length,
    ignored: brought.ignored,
    undated: brought.lists.flatMap((list) => undatedOf(list, matched, today)),
    guesses: await guessesOf(engine.reader, entries, matched),
    lists: [...new Set(steps.flatMap((step) => (step.do === 'list' ? step.list : [])))],
    planned: await planned(engine.reader, member, steps, now),
    changed: noCounts,
  }
  const unmatched = [
    ...entries.flatMap((entry, at) => unmatchedOf(entry, found[at])),
    ...brought.refused.map(({ file, line, because }) => ({ file, line, why: 'unread', because }) as const),
  ]
  return write(engine, async (tx) => {
    await removeOldImports(tx, now)
    const about = { member: member.id, at: now.toISOString(), file: tidyName(name).slice(0, 200) }
    return putImport(tx, { ...about, service: brought.service, steps, unmatched, summary })
  })
}

async function read(name: string, bytes: Buffer): Promise<Brought> {
  try {
    return await readMemberLists(name, bytes)
  } catch (error) {
    if (error instanceof UnreadFile)
      throw new FormRefusal(
        { file: 'file-unread' },
        { ...(error.place ?? { file: name, line: 1 }), why: error.why },
      )
    throw error
  }
}

/** Diaries before what is only known to be seen, so that a viewing with its day comes first. */
const inOrder: readonly BroughtKind[] = ['ratings', 'diary', 'seen', 'watchlist', 'list']

function stepsOf({ lists }: Brought, matched: Matched, today: Day): readonly Step[] {
  const hasRatings = lists.some(({ kind }) => kind === 'ratings')
  const all = inOrder
    .flatMap((kind) => lists.filter((list) => list.kind === kind))
    .flatMap((list) =>
      list.entries.flatMap((entry) => {
        const match = matched(entry)
        return 'title' in match ? stepsOfEntry(list, entry, match.title, { hasRatings, today }) : []
      }),
    )
  return [...new Map(all.map((step) => [JSON.stringify(step), step])).values()]
}

function stepsOfEntry(
  { kind, name }: BroughtList,
  { halves, rated, watched, isRewatch, note }: BroughtEntry,
  title: Step['title'],
  { hasRatings, today }: { readonly hasRatings: boolean; readonly today: Day },
): readonly Step[] {
  const on = (day: string | undefined) => (day === undefined ? {} : { on: day })
  const rate: readonly Step[] =
    halves === undefined ? [] : [{ do: 'rate', title, halves, ...on(rated ?? watched) }]
  const kept = note === undefined ? {} : noteOf(note)
  switch (kind) {
    case 'ratings':
      return rate
    case 'diary':
    case 'seen': {
      const seenOn = watched !== undefined && isAhead(watched, today) ? undefined : watched
      const enter: Step = { do: 'enter', title, ...on(seenOn), ...(isRewatch ? { again: true } : {}) }
      return hasRatings ? [enter] : [enter, ...rate]
    }
    case 'watchlist':
      return [{ do: 'watch', title, ...kept }]
    case 'list':
      return [{ do: 'list', title, list: listName(name ?? ''), ...kept }]
    case 'reviews':
      return []
  }
}

/** A slip of the other place. */
function isAhead(day: string, today: Day): boolean {
  const taken = takeWatched(day, today)
  return 'fault' in taken && taken.fault === 'date-ahead'
}

/** Notes and names as the forms here would take them; what they would not is left out or cut. */
function noteOf(note: string): { readonly note?: string } {
  const taken = takeText(note.slice(0, longestNote), longestNote)
  return 'value' in taken && taken.value !== undefined ? { note: taken.value } : {}
}

function listName(name: string): string {
  const taken = takeListName(name.slice(0, longestListName))
  return 'value' in taken ? taken.value : 'List'
}

function unmatchedOf(entry: BroughtEntry, match: Match | undefined): readonly Unmatched[] {
  if (match && 'title' in match) return []
  const { place, name, year, season, episode, ids } = entry
  return [
    {
      ...place,
      ...(name === undefined ? {} : { name }),
      ...(year === undefined ? {} : { year }),
      ...(season === undefined ? {} : { season }),
      ...(episode === undefined ? {} : { episode }),
      ...(ids.length === 0 ? {} : { ids: ids.map(({ scheme, value }) => `${scheme}:${value}`).join(' ') }),
      why: match?.why ?? 'unknown',
    },
  ]
}

/** Of each kind, the days that something is made of: when a title came into a list elsewhere isn't. */
const daysUsed: Readonly<Record<BroughtKind, readonly UnreadDate['day'][]>> = {
  ratings: ['rated'],
  diary: ['watched'],
  seen: ['watched'],
  watchlist: [],
  list: [],
  reviews: [],
}

/** Of the rows that are taken; the others are told of anyway. */
function undatedOf({ kind, entries }: BroughtList, matched: Matched, today: Day): readonly Undated[] {
  const used = daysUsed[kind]
  return entries
    .filter((entry) => 'title' in matched(entry))
    .flatMap((entry) => {
      const { place, name, year, unread = [] } = entry
      const unreadHere = unread.filter(({ day }) => used.includes(day))
      const ahead = used.flatMap((day) => entry[day] ?? []).filter((day) => isAhead(day, today))
      const about = {
        ...place,
        ...(name === undefined ? {} : { name }),
        ...(year === undefined ? {} : { year }),
      }
      return [
        ...unreadHere.map(({ column, text }) => ({ ...about, column, text })),
        ...ahead.map((text) => ({ ...about, text })),
      ]
    })
}

async function planned(
  reader: ReadHandle,
  member: Rater,
  steps: readonly Step[],
  now: Date,
): Promise<ImportCounts> {
  let counts = noCounts
  for (let at = 0; at < steps.length; at += aChunk) {
    const chunk = steps.slice(at, at + aChunk)
    counts = addCounts(
      counts,
      outcomesOf(chunk, await importState(reader, member.id, titlesOf(chunk)), member, now),
    )
  }
  return counts
}

/** The titles of some steps, and those among them that are to be rated. */
export function titlesOf(steps: readonly Step[]) {
  const rated = steps.filter((step) => step.do === 'rate').map(({ title }) => title)
  return { titles: [...new Set(steps.map(({ title }) => title))], rated: [...new Set(rated)] }
}
