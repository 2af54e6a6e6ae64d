/** Every statement that connects a title with others, whichever side makes it; nothing is folded away. */
import { connectionKinds } from '../../catalogue/vocabulary/connection-kinds.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { DetailedConnectionIn } from '../../store/title-part-page.ts'
import type { TitleModel } from '../../store/title-page.ts'

export type Statement = {
  readonly note: string | undefined
  readonly timecode: string | undefined
  readonly evidence: string | undefined
}
/** The other title, by its id alone where it has no record, with all that is said of the connection. */
export type ConnectedTitle = {
  readonly id: string
  readonly line: EntityLine | undefined
  readonly statements: readonly Statement[]
}
export type StatedGroup = { readonly kind: string; readonly titles: readonly ConnectedTitle[] }

type Model = Omit<TitleModel, 'connectionsIn'> & { readonly connectionsIn: readonly DetailedConnectionIn[] }

type Connected = { id: string; line: EntityLine | undefined; statements: Statement[] }

/** By kind as this title sees it, in the vocabulary's order; within a kind by year, the undated last. */
export function statedConnections({ title, lines, connectionsIn }: Model): readonly StatedGroup[] {
  const groups = new Map<string, Map<string, Connected>>()
  const place = (kind: string, id: string, line: EntityLine | undefined): Connected => {
    const group = groups.get(kind) ?? new Map<string, Connected>()
    const connected = group.get(id) ?? { id, line, statements: [] }
    groups.set(kind, group.set(id, connected))
    return connected
  }
  for (const { kind, title: other, note, timecode, evidence } of title.document.connections ?? []) {
    place(kind, other, lines.get(other)).statements.push({ note, timecode, evidence })
  }
  for (const { kind, from, note, timecode, evidence } of connectionsIn) {
    const { statements } = place(connectionKinds.term(kind)?.inverse ?? kind, from.id, from)
    const stated = { note, timecode, evidence }
    if (!statements.some((statement) => says(statement, stated))) statements.push(stated)
  }
  return [...groups]
    .map(([kind, titles]) => ({ kind, titles: [...titles.values()].sort(byYear) }))
    .sort((a, b) => connectionKinds.order(a.kind) - connectionKinds.order(b.kind))
}

/** Whether a statement holds all that another one does. */
const says = (one: Statement, other: Statement): boolean =>
  (other.note === undefined || one.note === other.note) &&
  (other.timecode === undefined || one.timecode === other.timecode) &&
  (other.evidence === undefined || one.evidence === other.evidence)

const byYear = (a: Connected, b: Connected): number =>
  (a.line?.year ?? Infinity) - (b.line?.year ?? Infinity) || 0
