/** Who sees a list, and who doesn't. */
import { refusal, type Refusal } from '../../catalogue/refusal.ts'
import { listNumberOf } from '../../community/list-id.ts'
import { may } from '../../community/policy.ts'
import { takingDecision, type Decision } from '../../store/decisions.ts'
import {
  isListShownTo,
  isShownToAll,
  listByNumber,
  type List,
  type VersionedList,
} from '../../store/lists.ts'
import type { Session } from '../../store/members.ts'
import type { ReadHandle } from '../../store/tables.ts'
import type { Sight } from '../review-pages.ts'

/** The list of that id, if all can see it, or this member who keeps it; throws "not found" for all else. */
export async function listShownTo(reader: ReadHandle, id: string, session: Session | undefined) {
  const list = await listIn(reader, id)
  if (!list || !isListShownTo(list, session?.member.id)) throw noList(id)
  return list
}

/** All see what is shown; its author, anything; moderators, what waits for them or was hidden. */
export function sightOf(list: List, session: Session | undefined): Sight {
  if (isShownToAll(list)) return 'all'
  if (!session) return 'none'
  if (session.member.id === list.owner.id) return 'author'
  return list.isPublic && may(session.member.roleInForce, 'see the queue', false) ? 'moderator' : 'none'
}

export async function listIn(reader: ReadHandle, id: string): Promise<VersionedList | undefined> {
  const number = listNumberOf(id)
  return number === undefined ? undefined : listByNumber(reader, number)
}

/** The decision that took it out of sight, also where it was written anew since and waits. */
export async function hiddenBy(reader: ReadHandle, { state, id }: List): Promise<Decision | undefined> {
  return state === 'shown' ? undefined : takingDecision(reader, { kind: 'list', id })
}

/** The number of a member's own list; throws "not found" for that of anybody else. */
export async function ownListIn(reader: ReadHandle, id: string, session: Session): Promise<List> {
  const list = await listShownTo(reader, id, session)
  if (list.owner.id !== session.member.id) throw noList(id)
  return list
}

export const noList = (id: string): Refusal => refusal('not-found', ['noList', JSON.stringify(id)], 'list')
