/** The order that files of ids are in. */

/** `text` is IMDb's own: tt1000000, tt10000000, tt1000001. */
export type IdOrder = 'text' | 'number'

/** A number that grows with the id in that order; ids are the same where their numbers are. */
export function placeIn(order: IdOrder, id: number, digits: number): number {
  if (order === 'number') return id
  // As text, a shorter id stands before all that begin with it.
  const padded = digits === 7 ? id * 100 : digits === 8 ? id * 10 : id
  return padded * 4 + (digits - 7)
}

/** Takes ids one after another and tells what order they are in, as far as they are in one. */
export class OrderFinder {
  /** Of the first row that breaks the order. */
  brokenAt: { readonly text?: number; readonly number?: number } = {}
  #last: Record<IdOrder, number> = { text: -1, number: -1 }

  add(id: number, digits: number, line: number): void {
    this.#check('text', placeIn('text', id, digits), line)
    this.#check('number', id, line)
  }

  /** `undefined` where the ids are in neither order. */
  get order(): IdOrder | undefined {
    if (this.brokenAt.text === undefined) return 'text'
    return this.brokenAt.number === undefined ? 'number' : undefined
  }

  #check(order: IdOrder, place: number, line: number): void {
    if (place < this.#last[order] && this.brokenAt[order] === undefined) {
      this.brokenAt = { ...this.brokenAt, [order]: line }
    }
    this.#last[order] = place
  }
}
