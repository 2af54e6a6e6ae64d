import { statSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readConfig, type Config } from '../config.ts'
import { Refusal } from '../catalogue/refusal.ts'
import type { StoreAddress } from '../store/store.ts'
import { nearest } from './nearest.ts'

/** A sub-command: its arguments in, its exit code out. Throws a {@link Refusal} for what a person did wrong. */
export type Command = (args: readonly string[]) => Promise<number>

/** The command line itself is wrong, and nothing was tried: exit code 2. */
export class UsageRefusal extends Refusal {
  override name = 'UsageRefusal'

  /** `usage` is the command as it should be written. */
  constructor(message: string, usage: string) {
    super('invalid', `${message}\n  ${usage}\n"titlecard help" explains every command.`)
  }
}

type Options = NonNullable<ParseArgsConfig['options']>
type Read<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>
>

/** Throws {@link UsageRefusal} where an option is unknown, has no value, or has one that it doesn't take. */
export function readArguments<Known extends Options>(
  args: readonly string[],
  options: Known,
  usage: string,
): Read<Known> {
  const asked = { args: [...args], options, allowPositionals: true } as const
  const { tokens } = parseArgs({ ...asked, strict: false, tokens: true })
  for (const token of tokens) {
    const fault = token.kind === 'option' ? faultOf(token, options) : undefined
    if (fault !== undefined) throw new UsageRefusal(fault, usage)
  }
  return parseArgs(asked)
}

type OptionToken = {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function faultOf({ name, rawName, value, inlineValue }: OptionToken, options: Options): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (!option) {
    const meant = nearest(name, Object.keys(options))
    return `There is no option ${rawName}${meant === undefined ? '.' : `; did you mean --${meant}?`}`
  }
  if (option.type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`
  // A value that looks like an option is one that was forgotten.
  return value === undefined || (value.startsWith('-') && inlineValue !== true)
    ? `${rawName} needs a value.`
    : undefined
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
