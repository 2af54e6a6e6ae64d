/** A member's year, with what the statistics of it count. */
import { idOf, keyOf } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'
import { titleYear } from '../catalogue/title-year.ts'
import type { DiaryEntry } from '../community/year-statistics.ts'
import type { EntityLine } from './lines.ts'
import { preparedForKeys } from './prepared.ts'
import type { ReadHandle } from './tables.ts'
import { titlesNow } from './titles-now.ts'

export type YearDiary = {
  readonly entries: readonly DiaryEntry[]
  /** By the id that stands in the entries. */
  readonly lines: ReadonlyMap<string, EntityLine>
}

/** At most five queries; `year` is `YYYY`. */
export async function yearDiary(reader: ReadHandle, member: string, year: string): Promise<YearDiary> {
  const rows = await reader
    .selectFrom('viewing')
    .leftJoin('rating', (join) =>
      join.onRef('rating.member', '=', 'viewing.member').onRef('rating.title', '=', 'viewing.title'),
    )
    .select(['viewing.title', 'viewing.watched', 'viewing.is_rewatch', 'rating.halves'])
    .where('viewing.member', '=', member)
    .where('viewing.watched', '>=', year)
    .where('viewing.watched', '<', String(Number(year) + 1))
    .orderBy('viewing.watched')
    .orderBy('viewing.number')
    .execute()
  const lines = await titlesNow(
    reader,
    rows.map(({ title }) => title),
  )
  const now = (key: number): number => keyOf(lines.get(key)?.id ?? idOf(key))
  const documents = new Map(
    (
      await documentsByKey(
        reader,
        rows.map(({ title }) => now(title)),
        {},
      )
    ).map(({ key, document }) => [key, JSON.parse(document) as Title]),
  )
  return {
    entries: rows.map(({ title, watched, is_rewatch, halves }) => ({
      title: idOf(now(title)),
      watched,
      isRewatch: is_rewatch === 1,
      ...(halves === null ? {} : { halves }),
      ...aboutTitle(documents.get(now(title))),
    })),
    lines: new Map([...lines.values()].map((line) => [line.id, line])),
  }
}

function aboutTitle(title: Title | undefined): Partial<DiaryEntry> {
  if (!title) return {}
  const year = titleYear(title)
  const minutes = title.runtimes?.[0]?.minutes
  return {
    ...(year === undefined ? {} : { year }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(title.genres ? { genres: title.genres } : {}),
    ...(title.countries ? { countries: title.countries } : {}),
  }
}

const documentsByKey = preparedForKeys<Record<never, never>, { key: number; document: string }>(
  (reader, keys) =>
    reader
      .selectFrom('entity')
      .select(({ ref }) => ['key', ref('document').$notNull().as('document')])
      .where('key', 'in', keys)
      .where('state', '=', 'live')
      .where('document', 'is not', null),
)
