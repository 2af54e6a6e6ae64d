/** Brings what a data set says now into a document that people may have edited, field by field. */
import type { Document } from './record.ts'

export type Merged = {
  readonly document: Document
  /** Top-level fields in which the catalogue and the data set say different things; the catalogue's stands. */
  readonly disagreements: readonly string[]
}

/**
 * Merges three ways by top-level field: where only one side moved away from the ancestor, that side stands;
 * where both did, to different values, the current one stands and the field is told as a disagreement.
 * Without an ancestor, fields that are absent are added and those that are present stay.
 */
export function mergeDocuments(ancestor: Document | undefined, current: Document, wanted: Document): Merged {
  const before = fieldsOf(ancestor)
  const mine = fieldsOf(current)
  const theirs = fieldsOf(wanted)
  const merged: Record<string, unknown> = {}
  const disagreements: string[] = []
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const verdict = ancestor
      ? sideOf(before[field], mine[field], theirs[field])
      : sideWithout(mine[field], theirs[field])
    if (verdict === 'disagree') disagreements.push(field)
    const value = verdict === 'theirs' ? theirs[field] : mine[field]
    if (value !== undefined) merged[field] = value
  }
  return { document: merged as Document, disagreements }
}

type Side = 'mine' | 'theirs' | 'disagree'

function sideOf(before: unknown, mine: unknown, theirs: unknown): Side {
  if (isSame(before, theirs) || isSame(mine, theirs)) return 'mine'
  return isSame(before, mine) ? 'theirs' : 'disagree'
}

function sideWithout(mine: unknown, theirs: unknown): Side {
  if (mine === undefined) return 'theirs'
  return theirs === undefined || isSame(mine, theirs) ? 'mine' : 'disagree'
}

function fieldsOf(document: Document | undefined): Readonly<Record<string, unknown>> {
  return { ...document }
}

/** Equal whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  }
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
