import { statSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readConfig, type Config } from '../config.ts'
import { Refusal } from '../catalogue/refusal.ts'
import type { StoreAddress } from '../store/store.ts'

/** A sub-command: its arguments in, its exit code out. Throws a {@link Refusal} for what a person did wrong. */
export type Command = (args: readonly string[]) => Promise<number>

/** `parseArgs` in which a wrong argument is a refusal. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new Refusal('invalid', error instanceof Error ? error.message : String(error))
  }
}

/** A folder or a `postgres://` address as given on the command line, else the configured one. */
export function storeAddress(
  given: string | undefined,
  config: Config = readConfig(process.env),
): StoreAddress {
  if (given === undefined) return config.store
  if (/^postgres(ql)?:/.test(given)) return { kind: 'postgres', url: given }
  if (statSync(given, { throwIfNoEntry: false })?.isFile() === true) {
    throw new Refusal('invalid', `${given} is a file; a catalogue is kept in a folder.`)
  }
  return { kind: 'directory', directory: given }
}
