/** `titlecard check`: the whole catalogue verified; exit code 1 where there are errors. */
import { checkCatalogue, type CheckReport, type Finding } from '../actions/check-catalogue.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { ensureNoPositionals, withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard check [--in DIR|URL]'
/** Of a catalogue that is all wrong nobody reads every line; all are counted. */
const mostPrinted = 1000

export const checkCommand: Command = (args) => checkTo((line) => process.stdout.write(`${line}\n`), args)

export async function checkTo(print: (line: string) => void, args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { in: { type: 'string' } }, usage)
  ensureNoPositionals(positionals, usage)
  let printed = 0
  const onFinding = (finding: Finding) => {
    printed += 1
    if (printed <= mostPrinted) print(lineOf(finding))
  }
  const report = await withCatalogue(storeAddress(values.in), (engine) => checkCatalogue(engine, onFinding))
  if (printed > mostPrinted) print(`... and ${printed - mostPrinted} more`)
  print(summary(report))
  return report.errors > 0 ? 1 : 0
}

function lineOf({ level, where, path, message }: Finding): string {
  return `${level}: ${where}${path === '' ? '' : ` ${path}`}: ${message}`
}

function summary({ entities, errors, warnings }: CheckReport): string {
  const what = counted(entities, 'entity', 'entities')
  return `${what} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
}
