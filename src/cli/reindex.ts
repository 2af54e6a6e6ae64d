/** `titlecard reindex`: every index derived again. */
import { reindex } from '../actions/reindex.ts'
import type { IndexDifference } from '../store/compare-indexes.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { ensureNoPositionals, withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard reindex [--in DIR|URL]'

export const reindexCommand: Command = async (args) => {
  const { values, positionals } = readArguments(args, { in: { type: 'string' } }, usage)
  ensureNoPositionals(positionals, usage)
  const differences = await withCatalogue(storeAddress(values.in), reindex)
  process.stdout.write(
    `${differences.map((one) => `${differenceLine(one)}\n`).join('')}${totalLine(differences)}\n`,
  )
  return 0
}

export function differenceLine({ table, missing, stray }: IndexDifference): string {
  return `${table}: ${missing} missing, ${stray} that ${stray === 1 ? 'belongs' : 'belong'} to nothing`
}

function totalLine(differences: readonly IndexDifference[]): string {
  const rows = differences.reduce((sum, { missing, stray }) => sum + missing + stray, 0)
  return rows === 0
    ? 'The indexes say what the documents say: no row differed.'
    : `${counted(rows, 'row')} differed and ${rows === 1 ? 'was' : 'were'} repaired.`
}
