/** Puts things in order by number, in memory that is used again for the next ones. */

const mostInsertionSorted = 24

export class KeyedOrder {
  #count = 0
  /** Of each: what it is, and its key in the higher half. */
  #packed = new BigUint64Array(1024)
  #halves = new Uint32Array(this.#packed.buffer)
  #order = new Uint32Array(1024)

  clear(): void {
    this.#count = 0
  }

  /** Both are of 32 bits, without sign. */
  add(key: number, one: number): void {
    if (this.#count === this.#packed.length) this.#grow()
    this.#halves[2 * this.#count] = one
    this.#halves[2 * this.#count + 1] = key
    this.#count += 1
  }

  /** By their keys, and by `compare` where those are the same. Good until more are added. */
  sorted(compare: (a: number, b: number) => number): Uint32Array {
    const count = this.#count
    this.#packed.subarray(0, count).sort()
    const [halves, order] = [this.#halves, this.#order]
    let start = 0
    for (let at = 0; at < count; at += 1) {
      order[at] = halves[2 * at] ?? 0
      if (at + 1 < count && halves[2 * at + 3] === halves[2 * start + 1]) continue
      if (at > start) sortRun(order, start, at + 1, compare)
      start = at + 1
    }
    return order.subarray(0, count)
  }

  #grow(): void {
    const packed = this.#packed
    this.#packed = new BigUint64Array(2 * packed.length)
    this.#packed.set(packed)
    this.#halves = new Uint32Array(this.#packed.buffer)
    this.#order = new Uint32Array(2 * packed.length)
  }
}

function sortRun(
  order: Uint32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  if (end - start > mostInsertionSorted) {
    order.subarray(start, end).sort(compare)
    return
  }
  for (let at = start + 1; at < end; at += 1) {
    const one = order[at] ?? 0
    let to = at
    while (to > start && compare(order[to - 1] ?? 0, one) > 0) {
      order[to] = order[to - 1] ?? 0
      to -= 1
    }
    order[to] = one
  }
}
