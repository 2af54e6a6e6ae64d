/** The lines of what a page names, by key: those of people from memory, where they have been shown before. */
import { KeptNames } from './kept-names.ts'
import {
  lineColumns,
  lineOf,
  selectLines,
  seriesName,
  type EntityLine,
  type LineRow,
  type Lines,
} from './lines.ts'
import { prepared, preparedForKeys } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

/** One query, whatever the number of keys; keys without a live record are left out. */
export async function linesOf(reader: ReadHandle, keys: Iterable<number>): Promise<Lines> {
  const names = namesAtHand.get(reader)
  if (names) return withKept(reader, names, keys)
  const lines = new Map<string, EntityLine>()
  for (const row of await linesByKey(reader, keys, {})) addTo(lines, lineOf(row))
  return lines
}

/** To be called for an engine in this process, whose rows cost more to find than to ask for. */
export function keepNames(reader: ReadHandle): void {
  namesAtHand.set(reader, { kept: new KeptNames(namesKept), state: undefined })
}

/** 32 MB for each thread. A power of two. */
const namesKept = 2 ** 19

type NamesAtHand = {
  readonly kept: KeptNames
  /** Of the catalogue, when all that is kept was true. */
  state: CatalogueState | undefined
}

const namesAtHand = new WeakMap<ReadHandle, NamesAtHand>()

/** The state comes with the rows that are read: all lines are of one state, those from memory too. */
async function withKept(reader: ReadHandle, names: NamesAtHand, keys: Iterable<number>): Promise<Lines> {
  const lines = new Map<string, EntityLine>()
  const unknown: number[] = []
  for (const key of keys) {
    const line = names.kept.get(key)
    if (line) addTo(lines, line)
    else unknown.push(key)
  }
  const rows = await linesAndState(reader, unknown, {})
  for (const row of rows) {
    if (!isOf(names, row)) {
      await forgetChanged(reader, names, row)
      return withKept(reader, names, keys)
    }
    if (row.key === null) continue
    const line = lineOf(row as LineRow)
    addTo(lines, line)
    if (row.type === 'person') names.kept.keep(row.key, line)
  }
  return lines
}

function addTo(lines: Map<string, EntityLine>, line: EntityLine): void {
  lines.set(line.id, line)
}

const linesByKey = preparedForKeys<Record<never, never>, LineRow>((reader, keys) =>
  selectLines(reader).where('summary.key', 'in', keys),
)

/** What changes with every change of the catalogue: see decision 3. */
type CatalogueState = { readonly epoch: string | null; readonly position: number | null }
/** One row for each line; one without a line where there is none. */
type StateAndLine = CatalogueState & (LineRow | { [Column in keyof LineRow]: null })

const linesAndState = preparedForKeys<Record<never, never>, StateAndLine>(
  (reader, keys) =>
    reader
      .selectFrom(
        reader
          .selectNoFrom(({ selectFrom }) => [
            selectFrom('feed')
              .select(({ fn }) => fn.max('position').as('position'))
              .as('position'),
            selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'),
          ])
          .as('state'),
      )
      .leftJoin('summary', (join) => join.on('summary.key', 'in', keys))
      .select(['state.epoch', 'state.position', ...lineColumns])
      .select((builder) => seriesName(builder as never)) as never,
)

const isOf = ({ state }: NamesAtHand, { epoch, position }: CatalogueState): boolean =>
  state !== undefined && state.epoch === epoch && state.position === position

/** An import changes more than is worth looking through. */
const mostLookedThrough = 1000

async function forgetChanged(reader: ReadHandle, names: NamesAtHand, now: CatalogueState): Promise<void> {
  const { kept, state } = names
  const changed =
    state?.epoch === now.epoch ? await changedSince(reader, { position: state.position ?? 0 }) : undefined
  if (changed === undefined || changed.length > mostLookedThrough) kept.forgetAll()
  else for (const { entity } of changed) kept.forget(entity)
  names.state = { epoch: now.epoch, position: now.position }
}

const changedSince = prepared<{ position: number }, { entity: number }>((reader, slot) =>
  reader
    .selectFrom('feed')
    .select('entity')
    .$narrowType<{ entity: number }>()
    .where('position', '>', slot('position'))
    .where('entity', 'is not', null)
    .limit(mostLookedThrough + 1),
)
