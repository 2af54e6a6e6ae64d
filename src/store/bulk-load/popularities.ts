/** The popularity of each person and company, while titles go by: that of the most popular title they are credited on. */
const pageSize = 65_536

export class Popularities {
  readonly #pages = new Map<number, Uint16Array>()

  raise(key: number, popularity: number): void {
    if (popularity === 0) return
    const place = Math.floor(key / pageSize)
    let page = this.#pages.get(place)
    if (!page) this.#pages.set(place, (page = new Uint16Array(pageSize)))
    const at = key % pageSize
    if ((page[at] ?? 0) < popularity) page[at] = popularity
  }

  of(key: number): number {
    return this.#pages.get(Math.floor(key / pageSize))?.[key % pageSize] ?? 0
  }
}
