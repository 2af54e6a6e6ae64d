/** Titles as members noted them once: each as it is called now, also where it is merged into another. */
import { keyOf, idOf } from '../catalogue/ids.ts'
import { type EntityLine } from './lines.ts'
import { linesOf } from './lines-by-key.ts'
import { preparedForKeys } from './prepared.ts'
import type { ReadHandle } from './tables.ts'

/** By the key that was asked for; what is deleted is left out. One query, and two more where something was merged. */
export async function titlesNow(
  reader: ReadHandle,
  keys: readonly number[],
): Promise<ReadonlyMap<number, EntityLine>> {
  if (keys.length === 0) return new Map()
  const lines = await linesOf(reader, keys)
  const found = new Map([...lines.values()].map((line) => [keyOf(line.id), line]))
  const missing = keys.filter((key) => !found.has(key))
  if (missing.length === 0) return found
  const merged = await targetsByKey(reader, missing, {})
  const targets = await linesOf(
    reader,
    merged.map(({ target }) => target),
  )
  for (const { key, target } of merged) {
    const line = targets.get(idOf(target))
    if (line) found.set(key, line)
  }
  return found
}

const targetsByKey = preparedForKeys<Record<never, never>, { key: number; target: number }>((reader, keys) =>
  reader
    .selectFrom('entity')
    .select(({ ref }) => ['key', ref('target').$notNull().as('target')])
    .where('key', 'in', keys)
    .where('state', '=', 'merged')
    .where('target', 'is not', null),
)
