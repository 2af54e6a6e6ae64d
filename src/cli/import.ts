import { importCatalogue, type ImportReport } from '../actions/import-catalogue.ts'
import { catalogueSources } from '../sources/index.ts'
import type { CatalogueSource } from '../sources/source.ts'
import { counted } from './counted.ts'
import { readArguments, storeAddress, UsageRefusal, type Command } from './command.ts'
import { ensureNoPositionals } from './open-catalogue.ts'
import { duration, startProgress } from './progress.ts'

const usage = 'titlecard import <source> <path> [--into DIR|URL] [--force]'

export const importCommand: Command = async (args) => {
  const options = { into: { type: 'string' }, force: { type: 'boolean', default: false } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [name, path, ...rest] = positionals
  if (name === undefined || path === undefined)
    throw new UsageRefusal('An import needs a source and the path of its files.', usage)
  ensureNoPositionals(rest, usage)
  const source = await sourceNamed(name)
  const started = Date.now()
  const progress = startProgress(name)
  try {
    const report = await importCatalogue({
      address: storeAddress(values.into),
      source,
      path,
      isForced: values.force,
      onReading: progress.update,
      onStage: progress.stage,
    })
    progress.stop()
    process.stdout.write(summary(name, report, (Date.now() - started) / 1000))
    return 0
  } finally {
    progress.stop()
  }
}

function sourceNamed(name: string): Promise<CatalogueSource> {
  const source = Object.hasOwn(catalogueSources, name) ? catalogueSources[name] : undefined
  if (source) return source()
  const known = Object.keys(catalogueSources).join(', ')
  throw new UsageRefusal(`There is no source ${JSON.stringify(name)}; there are ${known}.`, usage)
}

function summary(name: string, report: ImportReport, seconds: number): string {
  const written = `${count(report.created)} created, ${count(report.changed)} changed`
  const lines = [
    `${name}: read ${counted(report.rows, 'row')} in ${duration(seconds)}`,
    `  written    ${count(report.created + report.changed)} (${written})`,
    `  unchanged  ${count(report.unchanged)}`,
    `  refused    ${count(report.refused)}`,
    ...report.firstRefused.map(({ file, line, reason }) => `    ${file}, line ${line}: ${reason}`),
  ]
  if (report.refusedFile !== undefined) lines.push(`    all of them: ${report.refusedFile}`)
  for (const [what, rows] of Object.entries(report.setAside)) {
    if (rows > 0) lines.push(`  set aside  ${count(rows)} (${what})`)
  }
  if (report.disagreements > 0) {
    lines.push(`  kept       ${counted(report.disagreements, 'fact')} in which the catalogue says otherwise`)
  }
  if (report.vanished > 0)
    lines.push(`  vanished   ${count(report.vanished)} of the records of the last import; kept`)
  return [...lines, ...report.notes.map((note) => `  note: ${note}`), ''].join('\n')
}

function count(number: number): string {
  return number.toLocaleString('en')
}
