/** References between things, and the collections they belong to, as connections between titles. */
import { ItemIds } from '../../catalogue/ids.ts'
import { tidyName } from '../../catalogue/text.ts'
import type { Connection } from '../../catalogue/title.ts'
import type { Dump, Kind, Thing } from './dump.ts'
import { titleId } from './title-id.ts'

type Named = { readonly kind: string; readonly note?: string }
/** What a reference is here; one without a type is a plain reference, as the site shows it. */
const kindsOfReference: Readonly<Record<string, Named>> = {
  Remake: { kind: 'remake_of' },
  SpinOff: { kind: 'spin_off_from' },
  Parody: { kind: 'spoofs' },
  Homage: { kind: 'references', note: 'homage' },
  Influence: { kind: 'references', note: 'influence' },
}
const plainReference: Named = { kind: 'references' }

export type Connections = {
  readonly ofTitle: ReadonlyMap<number, readonly Connection[]>
  /** References from or to a collection, or to what is not there. */
  readonly unmapped: number
}

type Edge = { readonly kind: string; readonly to: number; readonly note?: string }

const isTitle: Readonly<Record<Kind, boolean>> = {
  movie: true,
  series: true,
  episode: true,
  season: false,
  movieseries: false,
}

export function connect(dump: Dump): Connections {
  const edges = new Map<number, Edge[]>()
  const add = (from: number, edge: Edge) => {
    const list = edges.get(from)
    if (!list) edges.set(from, [edge])
    else if (!list.some(({ kind, to }) => kind === edge.kind && to === edge.to)) list.push(edge)
  }
  const unmapped = addReferences(dump, add)
  addCollections(dump, add)
  const ofTitle = new Map<number, readonly Connection[]>()
  for (const [from, list] of edges) ofTitle.set(from, connectionsOf(list))
  return { ofTitle, unmapped }
}

function connectionsOf(edges: readonly Edge[]): readonly Connection[] {
  const ids = new ItemIds()
  const inOrder = edges.toSorted((a, b) => a.to - b.to || (a.kind < b.kind ? -1 : 1))
  return inOrder.map(({ kind, to, note }) => ({
    id: ids.of(`${kind} ${to}`),
    kind,
    title: titleId(to),
    ...(note === undefined ? {} : { note }),
  }))
}

type Add = (from: number, edge: Edge) => void

function addReferences({ things, references }: Dump, add: Add): number {
  let unmapped = 0
  for (const [from, list] of references) {
    for (const { to, type } of list) {
      const [left, right] = [titleAt(things, from), titleAt(things, to)]
      if (!left || !right) unmapped += 1
      else if (left.title !== right.title) {
        const seasons = [left.season, right.season].filter((name) => name !== undefined)
        add(left.title, { ...named(type, seasons), to: right.title })
      }
    }
  }
  return unmapped
}

function named(type: string | null, seasons: readonly string[]): Named {
  const { kind, note } = (type === null ? undefined : kindsOfReference[type]) ?? plainReference
  const notes = [...(note === undefined ? [] : [note]), ...seasons]
  return { kind, ...(notes.length === 0 ? {} : { note: notes.join(', ') }) }
}

/** A season stands for its series; a collection is no title. */
function titleAt(things: Dump['things'], id: number): { title: number; season?: string } | undefined {
  const thing = things.get(id)
  if (!thing) return undefined
  if (isTitle[thing.kind]) return { title: id }
  const series = thing.kind === 'season' ? things.get(thing.parent ?? 0) : undefined
  return series?.kind === 'series' ? { title: series.id, season: tidyName(thing.name) } : undefined
}

/**
 * Beyond this many titles a collection is a slot in the programme: each is connected to the one before it.
 */
const mostConnected = 50

/**
 * Titles of one collection (and of the collections within it) are of the same franchise; each edge is told
 * once.
 */
function addCollections({ things }: Dump, add: Add): void {
  const members = new Map<number, Thing[]>()
  for (const thing of things.values()) {
    const parent = things.get(thing.parent ?? 0)
    if (!parent || !isTitle[thing.kind]) continue
    if (parent.kind === 'movieseries') {
      for (const id of collectionsAbove(things, parent)) members.set(id, [...(members.get(id) ?? []), thing])
    } else if (thing.kind === 'movie' && isTitle[parent.kind]) {
      add(thing.id, { kind: 'same_franchise', to: parent.id })
    }
  }
  for (const [id, list] of members) {
    const note = tidyName(things.get(id)?.name ?? '')
    const inOrder = list.toSorted((a, b) => compareDates(a, b) || a.id - b.id)
    for (const [at, { id: from }] of inOrder.entries()) {
      const earlier = inOrder.slice(inOrder.length > mostConnected ? Math.max(0, at - 1) : 0, at)
      for (const { id: to } of earlier) add(from, { kind: 'same_franchise', to, note })
    }
  }
}

function collectionsAbove(things: Dump['things'], collection: Thing): number[] {
  const ids: number[] = []
  let at: Thing | undefined = collection
  while (at?.kind === 'movieseries' && !ids.includes(at.id)) {
    ids.push(at.id)
    at = things.get(at.parent ?? 0)
  }
  return ids
}

function compareDates(a: Thing, b: Thing): number {
  const [left, right] = [a.date ?? '9999', b.date ?? '9999']
  return left < right ? -1 : left > right ? 1 : 0
}
