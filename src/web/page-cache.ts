/** How many addresses are remembered that a page was made for once. */
const mostOffered = 20_000

/** Rendered pages, kept until what they show changes or the room is needed: least recently used go first. */
export class PageCache {
  readonly #pages = new Map<string, { readonly etag: string; readonly html: Buffer }>()
  readonly #room: number
  readonly #offered = new Set<string>()
  #used = 0

  /** `room` in bytes. */
  constructor(room = 64 * 1024 * 1024) {
    this.#room = room
  }

  /** The page as it was kept under this ETag; a page kept under another is out of date. */
  get(address: string, etag: string): Buffer | undefined {
    const page = this.#pages.get(address)
    if (page?.etag !== etag) return undefined
    this.#pages.delete(address)
    this.#pages.set(address, page)
    return page.html
  }

  /**
   * Keeps a page the second time it is made: crawlers ask for every page once, and pages kept for them would
   * only drive out those that readers share.
   */
  offer(address: string, etag: string, html: Buffer): void {
    if (this.#pages.has(address) || this.#offered.delete(address)) return this.put(address, etag, html)
    if (this.#offered.size >= mostOffered) this.#offered.clear()
    this.#offered.add(address)
  }

  put(address: string, etag: string, html: Buffer): void {
    this.#drop(address)
    if (html.length > this.#room / 16) return
    // A copy: what is answered lies in larger pieces of memory, and one page that is kept would keep a whole one.
    const own = Buffer.allocUnsafeSlow(html.length)
    html.copy(own)
    this.#pages.set(address, { etag, html: own })
    this.#used += html.length
    for (const oldest of this.#pages.keys()) {
      if (this.#used <= this.#room) break
      this.#drop(oldest)
    }
  }

  #drop(address: string): void {
    const page = this.#pages.get(address)
    if (!page) return
    this.#used -= page.html.length
    this.#pages.delete(address)
  }
}
