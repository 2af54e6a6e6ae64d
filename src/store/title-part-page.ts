/** What a page below a title shows: everything the document names, and what its budget is measured against. */
import type { PeerBudget } from '../catalogue/checks/budget.ts'
import { keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Connection } from '../catalogue/title.ts'
import { connectionsStatedBy } from './connections.ts'
import type { ReadHandle } from './tables.ts'
import { peerBudgets, wholeTitle, type ConnectionIn, type TitleModel } from './title-page.ts'

/** With where in the other film it is, and what shows it, where that is asked for. */
export type DetailedConnectionIn = ConnectionIn & Pick<Connection, 'timecode' | 'evidence'>

export type TitlePartRead = TitleModel & {
  readonly peers: readonly PeerBudget[]
  readonly connectionsIn: readonly DetailedConnectionIn[]
}

/**
 * At most two queries more than {@link wholeTitle}: for the peers, where there is a budget, and, with
 * `withConnections`, for what the titles that name this one say of it.
 */
export async function titlePart(
  reader: ReadHandle,
  id: TitleId,
  { withConnections = false } = {},
): Promise<TitlePartRead | undefined> {
  const model = await wholeTitle(reader, id)
  if (!model) return undefined
  const peers = await peerBudgets(reader, id, model.title.document)
  if (!withConnections) return { ...model, peers }
  return { ...model, peers, connectionsIn: await detailed(reader, id, model.connectionsIn) }
}

async function detailed(
  reader: ReadHandle,
  id: TitleId,
  stated: readonly ConnectionIn[],
): Promise<readonly DetailedConnectionIn[]> {
  const stating = await connectionsStatedBy(
    reader,
    stated.map(({ from }) => keyOf(from.id)),
  )
  return stated.map((connection) => {
    const { timecode, evidence } =
      stating
        .get(connection.from.id)
        ?.find(
          ({ title, kind, note }) => title === id && kind === connection.kind && note === connection.note,
        ) ?? {}
    return { ...connection, ...(timecode ? { timecode } : {}), ...(evidence ? { evidence } : {}) }
  })
}
