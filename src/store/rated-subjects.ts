/** What rated titles are about, read and kept. */
import { idOf, keyOf, type TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import { subjectsIn } from '../community/rated-subjects.ts'
import { isSinglePurpose } from '../community/trust.ts'
import type { WriteHandle } from './tables.ts'

const mostKept = 5000
const asked = 100

/** Reads each title once, and keeps the last few thousand. */
export class RatedSubjects {
  readonly #kept = new Map<TitleId, readonly string[]>()

  /** By {@link isSinglePurpose}; reads on only while what has been read is all about one thing. */
  async isSinglePurpose(tx: WriteHandle, titles: readonly TitleId[]): Promise<boolean> {
    for (const enough of [2, 8]) {
      if (titles.length <= enough) break
      if (!isSinglePurpose(await this.#of(tx, titles.slice(0, enough)))) return false
    }
    return isSinglePurpose(await this.#of(tx, titles))
  }

  async #of(tx: WriteHandle, titles: readonly TitleId[]): Promise<readonly (readonly string[])[]> {
    const missing = titles.filter((title) => !this.#kept.has(title))
    const found = new Map(titles.flatMap((title) => this.#entry(title)))
    for (let at = 0; at < missing.length; at += asked)
      for (const [title, subjects] of await subjectsOf(tx, missing.slice(at, at + asked)))
        found.set(title, subjects)
    if (this.#kept.size + missing.length > mostKept) this.#kept.clear()
    for (const title of missing) this.#kept.set(title, found.get(title) ?? [title])
    return titles.map((title) => found.get(title) ?? [title])
  }

  #entry(title: TitleId): readonly (readonly [TitleId, readonly string[]])[] {
    const subjects = this.#kept.get(title)
    return subjects ? [[title, subjects]] : []
  }
}

async function subjectsOf(
  tx: WriteHandle,
  titles: readonly TitleId[],
): Promise<readonly (readonly [TitleId, readonly string[]])[]> {
  const rows = await tx
    .selectFrom('entity')
    .select(['key', 'document'])
    .where('key', 'in', titles.map(keyOf))
    .where('state', '=', 'live')
    .execute()
  return rows.map(({ key, document }) => {
    const id = idOf(key) as TitleId
    return [id, document === null ? [id] : subjectsIn(id, JSON.parse(document) as Title)]
  })
}
