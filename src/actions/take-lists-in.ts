/** What a member brought and looked at, taken in: a bounded chunk a transaction, and so many chunks a request. */
import { refusal, type Refusal } from '../catalogue/refusal.ts'
import { insertViewings } from '../store/diary.ts'
import type { Engine } from '../store/engine/engine.ts'
import { importState } from '../store/import-state.ts'
import { addItem } from '../store/list-items.ts'
import { insertList } from '../store/lists.ts'
import {
  doneOf,
  removeImport,
  removeOldImports,
  setDone,
  stepsOf,
  type Step,
} from '../store/member-imports.ts'
import { putRating } from '../store/ratings.ts'
import { weightOf } from '../store/raters.ts'
import type { WriteHandle } from '../store/tables.ts'
import { aChunk, titlesOf } from './bring-lists.ts'
import { addCounts, outcomesOf, type Outcome } from './brought-changes.ts'
import { judgedAll } from './judge-list.ts'
import { watchlistNumber, write } from './keep-list.ts'
import type { Rater } from './rate-title.ts'

/** In one request: whoever brings more goes on from where it stopped. */
const chunksARequest = 20

/** Taken in again, it changes nothing. Throws "not found" for what is not this member's, or is no longer kept. */
export async function takeListsIn(engine: Engine, member: Rater, id: string, now: Date): Promise<void> {
  const underway = await stepsOf(engine.reader, member.id, id, now)
  if (!underway) throw noImport()
  const { steps } = underway
  let { done, summary } = underway
  for (let chunks = 0; chunks < chunksARequest && done < steps.length; chunks += 1) {
    const chunk = steps.slice(done, done + aChunk)
    const outcomes = await write(engine, async (tx) => {
      // Somebody who presses twice is served once: whoever comes second finds it done.
      if ((await doneOf(tx, id)) !== done) return undefined
      const found = await doSteps(tx, member, chunk, now)
      summary = { ...summary, changed: addCounts(summary.changed, found) }
      await setDone(tx, id, done + chunk.length, summary)
      return found
    })
    if (!outcomes) return
    done += chunk.length
  }
}

export async function throwAway(engine: Engine, member: string, id: string): Promise<void> {
  await write(engine, (tx) => removeImport(tx, member, id))
}

/** What nobody may keep longer, whoever brought it. */
export async function throwOldAway(engine: Engine, now: Date): Promise<void> {
  await write(engine, (tx) => removeOldImports(tx, now))
}

async function doSteps(
  tx: WriteHandle,
  member: Rater,
  steps: readonly Step[],
  now: Date,
): Promise<readonly Outcome[]> {
  const at = now.toISOString()
  const state = await importState(tx, member.id, titlesOf(steps))
  const outcomes = outcomesOf(steps, state, member, now)
  const due = steps.filter((_, place) => /New$|Changed$/.test(outcomes[place] ?? ''))
  const weight = await weightOf(tx, member.id)
  for (const step of due)
    if (step.do === 'rate') {
      // A day that is still to come is a slip of the other place.
      const givenOn = step.on !== undefined && step.on <= at ? step.on : undefined
      await putRating(tx, { member: member.id, title: step.title, halves: step.halves, weight, at, givenOn })
    }
  await fillLists(tx, member.id, due.filter(isOfList), state.lists, now)
  await insertViewings(
    tx,
    due.flatMap((step) =>
      step.do === 'enter'
        ? [
            {
              member: member.id,
              title: step.title,
              watched: step.on,
              isRewatch: step.again === true,
              note: undefined,
              at,
            },
          ]
        : [],
    ),
  )
  return outcomes
}

type ListStep = Extract<Step, { readonly do: 'watch' | 'list' }>
const isOfList = (step: Step): step is ListStep => step.do === 'watch' || step.do === 'list'
const nameIn = (step: ListStep): string => (step.do === 'watch' ? '' : step.list)

/** New lists are private; what is said in one that is public already is judged as if it had been typed. */
async function fillLists(
  tx: WriteHandle,
  member: string,
  steps: readonly ListStep[],
  known: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const lists = new Map(known)
  const noted = steps.flatMap((step) => (step.note === undefined ? [] : (known.get(nameIn(step)) ?? [])))
  await judgedAll(tx, [...new Set(noted)], { writingTime: Infinity, now }, async () => {
    for (const step of steps) {
      const list = await listFor(tx, member, nameIn(step), lists, at)
      await addItem(tx, { list, title: step.title, note: step.note, at })
    }
  })
}

async function listFor(
  tx: WriteHandle,
  member: string,
  name: string,
  lists: Map<string, number>,
  at: string,
): Promise<number> {
  const known = lists.get(name)
  if (known !== undefined) return known
  const number =
    name === ''
      ? await watchlistNumber(tx, member, at)
      : await insertList(tx, { member, kind: 'list', name, description: undefined, isPublic: false, at })
  lists.set(name, number)
  return number
}

const noImport = (): Refusal => refusal('not-found', ['importGone'], 'import')
