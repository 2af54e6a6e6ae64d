import { hashOf } from '../catalogue/ids.ts'

/** A page, where it begins in the memory, and how much had ever been written when it was. */
type Kept = {
  readonly etag: string
  readonly start: number
  readonly length: number
  readonly writtenAt: number
}

/** How many addresses can be remembered that a page was made for once: about as many as there is room for pages. */
const mostOffered = 2 ** 12

/**
 * Rendered pages, kept until what they show changes or the room is needed. They lie one after the other in one piece of
 * memory, and the next is written over the oldest: as buffers of their own, their coming and going keeps the garbage
 * collector at work for as long as a tenth of the pages takes.
 */
export class PageCache {
  /** The oldest first: in the order in which they lie in memory, from the next place to write on, around its end. */
  readonly #pages = new Map<string, Kept>()
  readonly #room: number
  readonly #offered = new Uint32Array(mostOffered)
  #memory: Buffer | undefined
  #next = 0
  #written = 0

  /** `room` in bytes. */
  constructor(room = 64 * 1024 * 1024) {
    this.#room = room
  }

  /** The page as it was kept under this ETag; a page kept under another is out of date. */
  get(address: string, etag: string): Buffer | undefined {
    const page = this.#pages.get(address)
    if (page?.etag !== etag || !this.#memory) return undefined
    // A copy: what is being sent must stay as it is.
    const html = Buffer.from(this.#memory.subarray(page.start, page.start + page.length))
    // Whatever is still asked for when it has grown old begins anew.
    if (this.#written - page.writtenAt > this.#room / 2) this.put(address, etag, html)
    return html
  }

  /**
   * Keeps a page the second time it is made: crawlers ask for every page once, and pages kept for them would
   * only drive out those that readers share.
   */
  offer(address: string, etag: string, html: Buffer): void {
    // Two addresses that share it are each kept the first time, and no more than that.
    const hash = hashOf(address)
    const place = hash & (mostOffered - 1)
    if (this.#offered[place] === hash) return this.put(address, etag, html)
    this.#offered[place] = hash
  }

  put(address: string, etag: string, html: Buffer): void {
    this.#pages.delete(address)
    if (html.length > this.#room / 16) return
    // Memory that is not written to yet takes none from the machine.
    this.#memory ??= Buffer.allocUnsafeSlow(this.#room)
    const start = this.#roomFor(html.length)
    html.copy(this.#memory, start)
    this.#next = start + html.length
    this.#written += html.length
    this.#pages.set(address, { etag, start, length: html.length, writtenAt: this.#written })
  }

  /** Where the next page goes, once those that lie there are given up. */
  #roomFor(length: number): number {
    const isAround = this.#next + length > this.#room
    const start = isAround ? 0 : this.#next
    for (const [address, page] of this.#pages) {
      const isLeftAtEnd = isAround && page.start >= this.#next
      const isInTheWay = page.start < start + length && start < page.start + page.length
      if (!isLeftAtEnd && !isInTheWay) break
      this.#pages.delete(address)
    }
    return start
  }
}
