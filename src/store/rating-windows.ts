/** Stretches of unusual ratings: noticed by the rules, decided on by moderators. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Decision } from '../community/holding.ts'
import type { Finding } from '../community/unusual-activity.ts'
import { type EntityLine } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import type { WindowState } from './rating-tables.ts'
import type { ReadHandle, WriteHandle } from './tables.ts'

export type RatingWindow = {
  readonly id: number
  readonly title: TitleId
  readonly state: WindowState
  readonly finding: Finding
  readonly noticed: Date
  /** Absent until a moderator has decided. */
  readonly decided?: { readonly at: Date; readonly by: string; readonly reason: string }
}

type Row = {
  id: number
  title: number
  state: WindowState
  finding: string
  noticed_at: string
  decided_at: string | null
  decided_by: string | null
  reason: string | null
}

function windowOf(row: Row): RatingWindow {
  return {
    id: row.id,
    title: idOf(row.title) as TitleId,
    state: row.state,
    finding: JSON.parse(row.finding) as Finding,
    noticed: new Date(row.noticed_at),
    ...(row.decided_at === null
      ? {}
      : {
          decided: {
            at: new Date(row.decided_at),
            by: row.decided_by ?? '',
            reason: row.reason ?? '',
          },
        }),
  }
}

const columns = [
  'id',
  'title',
  'state',
  'finding',
  'noticed_at',
  'decided_at',
  'decided_by',
  'reason',
] as const

/** Of one title, the first to begin first. */
export async function windowsOf(
  handle: ReadHandle | WriteHandle,
  title: TitleId,
): Promise<readonly RatingWindow[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('rating_window')
    .select(columns)
    .where('title', '=', keyOf(title))
    .orderBy('from_at')
    .orderBy('id')
    .execute()
  return rows.map(windowOf)
}

export async function windowWithId(
  handle: ReadHandle | WriteHandle,
  id: number,
): Promise<RatingWindow | undefined> {
  const row = await (handle as ReadHandle)
    .selectFrom('rating_window')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && windowOf(row)
}

/** What a moderator decided, as the rules take it. */
export function decisionsIn(windows: readonly RatingWindow[]): readonly Decision[] {
  return windows.flatMap(({ state, finding, decided }) =>
    decided && (state === 'excluded' || state === 'genuine')
      ? [
          {
            verdict: state === 'excluded' ? 'exclude' : 'genuine',
            from: finding.from,
            to: finding.to,
            decided: decided.at.getTime(),
          },
        ]
      : [],
  )
}

/**
 * Puts what was found now in the place of what waits for a decision: a stretch that has grown stays the one it was.
 * What has been decided stays, and is found again only where it has gone on since. What isn't found any more
 * has passed.
 */
export async function putFindings(
  tx: WriteHandle,
  title: TitleId,
  { findings, now }: { readonly findings: readonly Finding[]; readonly now: Date },
): Promise<void> {
  const windows = await windowsOf(tx, title)
  const open = new Map(windows.filter(({ state }) => state === 'open').map((window) => [window.id, window]))
  for (const finding of findings) {
    if (isDecided(finding, windows)) continue
    const same = [...open.values()].find((window) => isSame(window.finding, finding))
    if (same) open.delete(same.id)
    await (same ? updateWindow(tx, same.id, finding) : insertWindow(tx, title, finding, now))
  }
  for (const id of open.keys())
    await tx.updateTable('rating_window').set({ state: 'passed' }).where('id', '=', id).execute()
}

const isSame = (a: Finding, b: Finding): boolean => a.level === b.level && a.from <= b.to && a.to >= b.from

const isDecided = (finding: Finding, windows: readonly RatingWindow[]): boolean =>
  windows.some(
    (window) =>
      window.decided !== undefined && finding.from >= window.finding.from && finding.to <= window.finding.to,
  )

const columnsOf = (finding: Finding) => ({
  level: finding.level,
  from_at: new Date(finding.from).toISOString(),
  to_at: new Date(finding.to).toISOString(),
  finding: JSON.stringify(finding),
})

async function updateWindow(tx: WriteHandle, id: number, finding: Finding): Promise<void> {
  await tx.updateTable('rating_window').set(columnsOf(finding)).where('id', '=', id).execute()
}

async function insertWindow(tx: WriteHandle, title: TitleId, finding: Finding, now: Date): Promise<void> {
  await tx
    .insertInto('rating_window')
    .values({ title: keyOf(title), state: 'open', ...columnsOf(finding), noticed_at: now.toISOString() })
    .execute()
}

export async function decideWindow(
  tx: WriteHandle,
  id: number,
  {
    state,
    at,
    by,
    reason,
  }: {
    readonly state: 'excluded' | 'genuine'
    readonly at: Date
    readonly by: string
    readonly reason: string
  },
): Promise<void> {
  await tx
    .updateTable('rating_window')
    .set({ state, decided_at: at.toISOString(), decided_by: by, reason })
    .where('id', '=', id)
    .execute()
}

/** Titles whose windows may change with time alone: what waits ends, and what was decided is due for review. */
export async function titlesWithWindows(handle: ReadHandle | WriteHandle): Promise<readonly TitleId[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('rating_window')
    .select('title')
    .distinct()
    .where('state', 'in', ['open', 'excluded'])
    .orderBy('title')
    .execute()
  return rows.map(({ title }) => idOf(title) as TitleId)
}

/** A window with the line of its title. */
export type WindowLine = RatingWindow & { readonly line: EntityLine }

export type WindowQueue = {
  /** They hold ratings, and wait for a decision; the first noticed first. */
  readonly held: readonly WindowLine[]
  /** Taken out so long ago that somebody should look again. */
  readonly toReview: readonly WindowLine[]
  /** One signal, or a shift alone: nothing is held; the latest first. */
  readonly watched: readonly WindowLine[]
}

const mostShown = 100

/** What moderators are asked about: four queries. `reviewBefore`: decisions older than this are due. */
export async function windowQueue(reader: ReadHandle, reviewBefore: Date): Promise<WindowQueue> {
  const select = () => reader.selectFrom('rating_window').select(columns).limit(mostShown)
  const open = (level: 'hold' | 'watch') => select().where('state', '=', 'open').where('level', '=', level)
  const held = await open('hold').orderBy('noticed_at').orderBy('id').execute()
  const watched = await open('watch').orderBy('to_at', 'desc').orderBy('id').execute()
  const toReview = await select()
    .where('state', '=', 'excluded')
    .where('decided_at', '<=', reviewBefore.toISOString())
    .orderBy('decided_at')
    .execute()
  const lines = await linesOf(
    reader,
    [held, watched, toReview].flat().map(({ title }) => title),
  )
  const withLine = (row: Row): readonly WindowLine[] => {
    const line = lines.get(idOf(row.title))
    return line ? [{ ...windowOf(row), line }] : []
  }
  return {
    held: held.flatMap(withLine),
    toReview: toReview.flatMap(withLine),
    watched: watched.flatMap(withLine),
  }
}
