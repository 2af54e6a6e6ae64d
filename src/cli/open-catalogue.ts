import { existsSync } from 'node:fs'
import { Refusal } from '../catalogue/refusal.ts'
import type { Engine } from '../store/engine/engine.ts'
import { databaseFile, openStore, type StoreAddress } from '../store/store.ts'
import { UsageRefusal } from './command.ts'

/**
 * Opens a catalogue that is there, for a command that has no use for an empty new one; closes it in the
 * end.
 */
export async function withCatalogue<T>(
  address: StoreAddress,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  if (address.kind === 'directory' && !existsSync(databaseFile(address.directory))) {
    throw new Refusal('not-found', `There is no catalogue in ${address.directory}.`, address.directory)
  }
  const engine = await openStore(address)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** Throws a {@link UsageRefusal} where a command was given more than its options. */
export function ensureNoPositionals(positionals: readonly string[], usage: string): void {
  const [first] = positionals
  if (first !== undefined) throw new UsageRefusal(`${JSON.stringify(first)} is one argument too many.`, usage)
}
