/** Name search over the whole catalogue: the latency of single questions, as a reader's typing asks them. */
import { DatabaseSync } from 'node:sqlite'
import { searchByName } from '../src/store/search.ts'
import { databaseFile, openStore, type StoreAddress } from '../src/store/store.ts'
import type { BenchCatalogue } from './catalogue.ts'
import type { Row } from './row.ts'

const asked = 2000
const patience = 20

/**
 * Whole names, single words, and beginnings of one to eight letters, drawn from all names by a fixed rule; asked of
 * another database with a catalogue of the same size where `where` names one.
 */
export async function benchSearch(
  { directory }: BenchCatalogue,
  where: StoreAddress = { kind: 'directory', directory },
): Promise<readonly Row[]> {
  const queries = queriesFrom(directory)
  const engine = await openStore(where)
  const times: number[] = []
  try {
    for (const query of queries) {
      const began = performance.now()
      await searchByName(engine.reader, engine.names, { query, limit: 20, offset: 0 })
      times.push(performance.now() - began)
    }
  } finally {
    await engine.close()
  }
  const scan = linearScan(directory, queries[0] ?? 'a')
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
  return [
    {
      what: `Name search${where.kind === 'postgres' ? ' on PostgreSQL' : ''}, ${asked.toLocaleString('en')} questions`,
      measured: `median ${at(0.5).toFixed(2)} ms, 99 % within ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms`,
      beside: `${scan.toFixed(0)} ms, a linear scan of the names`,
      ratio: `${(at(0.99) / scan).toFixed(4)}`,
      wanted: `99 % under ${patience} ms`,
      holds: at(0.99) < patience,
    },
  ]
}

function queriesFrom(directory: string): readonly string[] {
  const database = new DatabaseSync(databaseFile(directory), { readOnly: true })
  const { last } = database.prepare('select count(*) as last from summary').get() as { last: number }
  const keys = database.prepare('select key, name from summary').iterate() as Iterable<{ name: string }>
  const step = Math.max(1, Math.floor(last / asked))
  const names: string[] = []
  let at = 0
  for (const { name } of keys) if (at++ % step === 0 && names.length < asked) names.push(name)
  database.close()
  return names.map(questionOf)
}

/** By turns: the whole name, its first word, its last word, and its first 1 to 8 letters, as somebody types. */
function questionOf(name: string, at: number): string {
  const words = name.split(' ')
  switch (at % 4) {
    case 0:
      return name
    case 1:
      return words[0] ?? name
    case 2:
      return words.at(-1) ?? name
    default:
      return [...name].slice(0, 1 + (at % 8)).join('')
  }
}

function linearScan(directory: string, query: string): number {
  const database = new DatabaseSync(databaseFile(directory), { readOnly: true })
  const began = performance.now()
  database
    .prepare("select key from summary where name like '%' || ? || '%' order by popularity desc limit 20")
    .all(query)
  const took = performance.now() - began
  database.close()
  return took
}
