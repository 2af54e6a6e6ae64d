export type Label = { readonly one: string; readonly other: string }

export type Term = { readonly id: string; readonly label: Label; readonly note?: string }

export type Vocabulary<T extends Term = Term> = {
  readonly name: string
  /** In display order. */
  readonly terms: readonly T[]
  readonly has: (id: string) => boolean
  readonly term: (id: string) => T | undefined
  /** The place in display order; ids that the list does not have come after all that it has. */
  readonly order: (id: string) => number
}

/** Throws if two terms have the same id. */
export function vocabulary<T extends Term>(name: string, terms: readonly T[]): Vocabulary<T> {
  const byId = new Map(terms.map((term, place) => [term.id, { term, place }]))
  if (byId.size !== terms.length) throw new Error(`The vocabulary ${name} has an id twice`)
  return {
    name,
    terms,
    has: (id) => byId.has(id),
    term: (id) => byId.get(id)?.term,
    order: (id) => byId.get(id)?.place ?? terms.length,
  }
}

/** A label that is the same for one and for many. */
export function uninflected(text: string): Label {
  return { one: text, other: text }
}
