/** A title's connections both ways: those its document states, and those that others state of it. */
import { connectionKinds } from '../../catalogue/vocabulary/connection-kinds.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { TitleModel } from '../../store/title-page.ts'

export type ShownConnection = {
  readonly line: EntityLine
  readonly note: string | undefined
  readonly timecode: string | undefined
  readonly evidence: string | undefined
}
export type ConnectionGroup = { readonly kind: string; readonly connections: readonly ShownConnection[] }

/** Grouped by kind as this title sees it, in the vocabulary's order; a pair that both sides state is shown once. */
export function connectionGroups({ title, lines, connectionsIn }: TitleModel): readonly ConnectionGroup[] {
  const groups = new Map<string, Map<string, ShownConnection>>()
  const add = (kind: string, shown: ShownConnection) => {
    const group = groups.get(kind) ?? new Map<string, ShownConnection>()
    groups.set(kind, group)
    if (!group.has(shown.line.id)) group.set(shown.line.id, shown)
  }
  for (const { kind, title: other, note, timecode, evidence } of title.document.connections ?? []) {
    const line = lines.get(other)
    if (line) add(kind, { line, note, timecode, evidence })
  }
  for (const { kind, from, note } of connectionsIn) {
    const inverse = connectionKinds.term(kind)?.inverse ?? kind
    add(inverse, { line: from, note, timecode: undefined, evidence: undefined })
  }
  return [...groups]
    .map(([kind, shown]) => ({ kind, connections: [...shown.values()] }))
    .sort((a, b) => connectionKinds.order(a.kind) - connectionKinds.order(b.kind))
}
