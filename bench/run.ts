/**
 * `npm run bench [-- --titles 500000]`: every comparison in one table, with the machine named, kept in RESULTS.md.
 * `BENCH_DATABASE_URL` adds the search on PostgreSQL.
 */
import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { benchCatalogue } from './catalogue.ts'
import { benchEnumeration } from './enumeration.ts'
import { benchImport } from './import.ts'
import { loadTool, usualConnections } from './load.ts'
import { benchPages } from './pages.ts'
import { benchRatings } from './ratings.ts'
import type { Row } from './row.ts'
import { benchSearch } from './search.ts'
import { benchTransfer } from './transfer.ts'

const { values } = parseArgs({ options: { titles: { type: 'string', default: '500000' } } })
const titles = Number(values.titles)
/** A database into which as many made-up titles were imported. */
const postgres = process.env['BENCH_DATABASE_URL']

const rows: Row[] = [...(await benchImport(titles))]
const catalogue = await benchCatalogue(titles)
rows.push(
  ...(await benchPages(catalogue)),
  ...(await benchSearch(catalogue)),
  ...(postgres === undefined ? [] : await benchSearch(catalogue, { kind: 'postgres', url: postgres })),
  ...(await benchTransfer(catalogue)),
  ...(await benchRatings(catalogue)),
  ...(await benchEnumeration()),
)
const table = tableOf(rows)
process.stdout.write(table)
const results = join(import.meta.dirname, 'RESULTS.md')
const style = { ...(await resolveConfig(results)), parser: 'markdown' }
writeFileSync(results, await format(document(table), style))

function tableOf(lines: readonly Row[]): string {
  const head = ['what', 'measured', 'measured beside it', 'ratio', 'wanted', 'holds']
  const body = lines.map((row) => [
    row.what,
    row.measured,
    row.beside,
    row.ratio,
    row.wanted,
    row.holds ? 'yes' : '**no**',
  ])
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function document(lines: string): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `# What was measured

By \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, with ${titles.toLocaleString('en')} made-up titles (bench/imdb-files).
The machine: ${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}.
Requests are asked by ${loadTool} over ${usualConnections} connections, where no other number is named; both servers run in one process each, turn and turn about in the same minute. Read the ratios: the numbers themselves are this machine's.

${lines}`
}
