/** `titlecard export`: the whole catalogue on standard output. */
import type { Writable } from 'node:stream'
import { Refusal } from '../catalogue/refusal.ts'
import { writeDump } from '../store/dump.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { ensureNoPositionals, withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard export [--from DIR|URL] [--with-private] [--with-ratings]'

export const exportCommand: Command = (args) => exportTo(process.stdout, args)

export async function exportTo(output: Writable, args: readonly string[]): Promise<number> {
  const options = {
    from: { type: 'string' },
    'with-private': { type: 'boolean', default: false },
    'with-ratings': { type: 'boolean', default: false },
  } as const
  const { values, positionals } = readArguments(args, options, usage)
  ensureNoPositionals(positionals, usage)
  const write = patientWriter(output)
  await withCatalogue(storeAddress(values.from), (engine) =>
    writeDump(engine, { withPrivate: values['with-private'], withRatings: values['with-ratings'] }, write),
  )
  return 0
}

/**
 * Waits until each piece is taken, so that a slow reader costs no memory; a reader that leaves is a
 * refusal.
 */
function patientWriter(output: Writable): (text: string) => Promise<void> {
  // Without a listener the stream's error would end the process before the write's own answer is seen.
  output.on('error', () => undefined)
  return (text) =>
    new Promise((resolve, reject) => {
      output.write(text, (error) => {
        if (error)
          reject(
            new Refusal('invalid', `The dump is not whole, standard output was closed: ${error.message}`),
          )
        else resolve()
      })
    })
}
