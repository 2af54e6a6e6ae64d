/** Who a credit, an award or a fund names: a person, a company, or only a name. */
import type { CompanyId, PersonId } from '../../catalogue/ids.ts'
import type { EntityLine, Lines } from '../../store/lines.ts'

export type Party = { readonly person?: PersonId; readonly company?: CompanyId; readonly name?: string }

export type ShownParty = {
  /** Those of its entities that have a record. */
  readonly linked: readonly EntityLine[]
  /** The name beside the links where it is another one than theirs, or alone where there are none. */
  readonly name: string | undefined
}

export function shownParty({ person, company, name }: Party, lines: Lines): ShownParty {
  const ids = [person, company].filter((id) => id !== undefined)
  const linked = ids.map((id) => lines.get(id)).filter((line) => line !== undefined)
  if (linked.length === 0) return { linked, name: name ?? ids[0] }
  return { linked, name: linked.some((line) => line.name === name) ? undefined : name }
}
