/** `titlecard audit`: what the audit log holds, and whether it is what was written. */
import type { AuditFault, AuditHead, AuditRow } from '../store/audit-log.ts'
import { lastAuditRows, verifyAudit } from '../store/audit-log.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, UsageRefusal, type Command } from './command.ts'
import { withCatalogue } from './open-catalogue.ts'

const usage = 'titlecard audit list [--last N] | verify [--noted POSITION:HASH] [--in DIR|URL]'
const usualLast = 50

export const auditCommand: Command = (args) => auditTo((line) => process.stdout.write(`${line}\n`), args)

/** Exit code 1 where the log isn't what was written. */
export async function auditTo(print: (line: string) => void, args: readonly string[]): Promise<number> {
  const options = { in: { type: 'string' }, last: { type: 'string' }, noted: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [verb, ...more] = positionals
  if (more.length > 0 || (verb !== 'list' && verb !== 'verify'))
    throw new UsageRefusal(`"audit ${positionals.join(' ')}" is not written like that.`, usage)
  const last = countIn(values.last)
  const noted = headIn(values.noted)
  return withCatalogue(storeAddress(values.in), async ({ reader }) => {
    if (verb === 'list') {
      for (const row of await lastAuditRows(reader, last)) print(lineOf(row))
      return 0
    }
    const verdict = await verifyAudit(reader, noted)
    if (!verdict.isWhole) {
      print(`The audit log is broken at row ${verdict.position}: ${whatIsWrong[verdict.fault]}.`)
      return 1
    }
    print(`The audit log is whole: ${counted(verdict.rows, 'row')}.`)
    if (verdict.head) print(`Note this elsewhere: ${verdict.head.position}:${verdict.head.hash}`)
    return 0
  })
}

const whatIsWrong: Readonly<Record<AuditFault, string>> = {
  missing: 'it is missing',
  changed: 'it, or the order before it, was changed after it was written',
  'unlike-noted': 'it is not the row that was noted',
}

function countIn(text: string | undefined): number {
  if (text === undefined) return usualLast
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new UsageRefusal('--last takes a number of rows.', usage)
}

function headIn(text: string | undefined): AuditHead | undefined {
  if (text === undefined) return undefined
  const [, position, hash = ''] = /^([1-9]\d{0,15}):([\w-]{43})$/.exec(text) ?? []
  if (position === undefined) throw new UsageRefusal('--noted takes what "audit verify" printed.', usage)
  return { position: Number(position), hash }
}

const lineOf = ({ position, at, actor, deed, subject, detail }: AuditRow): string =>
  [position, at, deed, actor ?? '-', subject ?? '-', detail].join('\t')
