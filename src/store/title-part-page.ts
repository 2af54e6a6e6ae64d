/** What a page below a title shows: everything the document names, and what its budget is measured against. */
import type { PeerBudget } from '../catalogue/checks/budget.ts'
import type { TitleId } from '../catalogue/ids.ts'
import type { ReadHandle } from './tables.ts'
import { peerBudgets, wholeTitle, type TitleModel } from './title-page.ts'

export type TitlePartRead = TitleModel & { readonly peers: readonly PeerBudget[] }

/** At most one query more than {@link wholeTitle}: for the peers, where there is a budget. */
export async function titlePart(reader: ReadHandle, id: TitleId): Promise<TitlePartRead | undefined> {
  const model = await wholeTitle(reader, id)
  return model && { ...model, peers: await peerBudgets(reader, id, model.title.document) }
}
