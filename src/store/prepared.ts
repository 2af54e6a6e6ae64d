/**
 * Queries that pages make, and writes that many make at once, are built and compiled once for each engine, with slots
 * where their values go: building one anew costs several times what SQLite takes to answer it.
 */
import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely'
import type { Database, ReadHandle, Tables, WriteHandle } from './tables.ts'

/** Stands in a query where a value goes each time it runs. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const slotOf = (name: string): never => new Slot(name) as never

/** Gives the slot of an argument, typed as the value that will stand there. */
type Slots<Args> = <Name extends keyof Args & string>(name: Name) => Args[Name]
type Compilable<Row> = { compile(): CompiledQuery<Row> }
export type Prepared<Args, Row> = (reader: ReadHandle, args: Args) => Promise<readonly Row[]>

/** Runs a query whose text is one of a bounded number. */
export type AtOnce = (sql: string, parameters: readonly unknown[]) => readonly unknown[]
const atOnce = new WeakMap<ReadHandle, AtOnce>()

/**
 * For an engine that answers without waiting: its prepared queries skip the driver's layers, which wait for a
 * connection and for an answer, and so take longer than the answer itself.
 */
export function answersAtOnce(reader: ReadHandle, run: AtOnce): void {
  atOnce.set(reader, run)
}

/** By what all transactions of an engine have in common. */
const atOnceInTransactions = new WeakMap<object, AtOnce>()

/** The same for the transactions of an engine that has one connection to write by: theirs alone while they last. */
export function answersTransactionsAtOnce(db: Database, run: AtOnce): void {
  atOnceInTransactions.set(adapterOf(db as never), run)
}

function runOf(handle: ReadHandle): AtOnce | undefined {
  const { isTransaction } = handle as never as Kysely<Tables>
  return isTransaction ? atOnceInTransactions.get(adapterOf(handle)) : atOnce.get(handle)
}

const adapterOf = (handle: ReadHandle): object => (handle as never as Kysely<Tables>).getExecutor().adapter

/**
 * A text's bytes, for what sends them on unread. An engine in this process has them at hand; what another one sends
 * has been decoded by its driver already, and comes as a string.
 */
export function bytesOf(reader: ReadHandle, column: string): RawBuilder<string | Uint8Array> {
  return runOf(reader) ? sql`cast(${sql.ref(column)} as blob)` : sql`${sql.ref(column)}`
}

/** `build` writes the query once, with `slot('name')` for each value; what comes back runs it with values. */
export function prepared<Args extends Readonly<Record<string, unknown>>, Row>(
  build: (reader: ReadHandle, slot: Slots<Args>) => Compilable<Row>,
): Prepared<Args, Row> {
  const compiled = compiledOnce<Row>((reader) => build(reader, slotOf))
  return (reader, args) => {
    const query = compiled(reader)
    return run(
      reader,
      query,
      query.parameters.map((value) => (value instanceof Slot ? args[value.name] : value)),
    )
  }
}

/** The same for an insert, an update or a deletion. */
export function preparedWrite<Args extends Readonly<Record<string, unknown>>>(
  build: (tx: WriteHandle, slot: Slots<Args>) => Compilable<unknown>,
): (tx: WriteHandle, args: Args) => Promise<void> {
  const write = prepared<Args, unknown>((tx, slot) => build(tx as never as WriteHandle, slot))
  return async (tx, args) => void (await write(tx as never as ReadHandle, args))
}

/**
 * The same for a query over a list of keys: one statement for each power of two, the list filled up with 0,
 * which is no entity's key. Lists longer than any page's are asked for in parts: SQLite takes 32,766 values.
 */
export function preparedForKeys<Args extends Readonly<Record<string, unknown>>, Row>(
  build: (reader: ReadHandle, keys: readonly number[], slot: Slots<Args>) => Compilable<Row>,
): (reader: ReadHandle, keys: Iterable<number>, args: Args) => Promise<readonly Row[]> {
  const bySize = new Map<number, Compiled<Row>>()
  const ask = (reader: ReadHandle, keys: readonly number[], args: Args): Promise<readonly Row[]> => {
    let size = 8
    while (size < keys.length) size *= 2
    let compiled = bySize.get(size)
    if (!compiled) {
      const slots = Array.from({ length: size }, (_, at) => new KeySlot(at) as never as number)
      compiled = compiledOnce((handle) => build(handle, slots, slotOf))
      bySize.set(size, compiled)
    }
    const query = compiled(reader)
    const values = query.parameters.map((value) =>
      value instanceof KeySlot ? (keys[value.at] ?? 0) : value instanceof Slot ? args[value.name] : value,
    )
    return run(reader, query, values)
  }
  return async (reader, keys, args) => {
    const list = [...new Set(keys)]
    if (list.length <= mostKeys) return ask(reader, list, args)
    const rows: Row[] = []
    for (let at = 0; at < list.length; at += mostKeys)
      rows.push(...(await ask(reader, list.slice(at, at + mostKeys), args)))
    return rows
  }
}

const mostKeys = 16_384

/** Stands where the key at a place of the list goes. */
class KeySlot {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}

type Compiled<Row> = (reader: ReadHandle) => CompiledQuery<Row>

/** All transactions on one engine have its adapter in common. */
function compiledOnce<Row>(build: (reader: ReadHandle) => Compilable<Row>): Compiled<Row> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>()
  return (reader) => {
    const adapter = adapterOf(reader)
    let query = compiled.get(adapter)
    if (!query) {
      query = build(reader).compile()
      compiled.set(adapter, query)
    }
    return query
  }
}

async function run<Row>(
  reader: ReadHandle,
  query: CompiledQuery<Row>,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const runAtOnce = runOf(reader)
  if (runAtOnce) return runAtOnce(query.sql, parameters) as readonly Row[]
  const { rows } = await reader.executeQuery<Row>({ ...query, parameters } as never)
  return rows
}
