import { importCatalogue, type ImportReport } from '../actions/import-catalogue.ts'
import { Refusal } from '../catalogue/refusal.ts'
import { catalogueSources } from '../sources/index.ts'
import type { CatalogueSource } from '../sources/source.ts'
import { readArguments, storeAddress, type Command } from './command.ts'
import { duration, startProgress } from './progress.ts'

/** `titlecard import <source> <path> [--into DIR|URL] [--force]` */
export const importCommand: Command = async (args) => {
  const { values, positionals } = readArguments(args, {
    into: { type: 'string' },
    force: { type: 'boolean', default: false },
  })
  const [name, path, ...rest] = positionals
  if (name === undefined || path === undefined || rest.length > 0) {
    throw new Refusal('invalid', 'Usage: titlecard import <source> <path> [--into DIR|URL] [--force]')
  }
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
  throw new Refusal('invalid', `There is no source ${JSON.stringify(name)}; there are ${known}.`)
}

function summary(name: string, report: ImportReport, seconds: number): string {
  const written = `${count(report.created)} created, ${count(report.changed)} changed`
  const lines = [
    `${name}: read ${count(report.rows)} rows in ${duration(seconds)}`,
    `  written    ${count(report.created + report.changed)} (${written})`,
    `  unchanged  ${count(report.unchanged)}`,
    `  refused    ${count(report.refused)}`,
    ...report.firstRefused.map(({ file, line, reason }) => `    ${file}, line ${line}: ${reason}`),
  ]
  if (report.refusedFile !== undefined) lines.push(`    all of them: ${report.refusedFile}`)
  for (const [what, rows] of Object.entries(report.setAside)) {
    if (rows > 0) lines.push(`  set aside  ${count(rows)} ${what}`)
  }
  if (report.disagreements > 0) {
    lines.push(`  kept       ${count(report.disagreements)} facts in which the catalogue says otherwise`)
  }
  if (report.vanished > 0)
    lines.push(`  vanished   ${count(report.vanished)} records that were in the last import; kept`)
  return [...lines, ...report.notes.map((note) => `  note: ${note}`), ''].join('\n')
}

function count(number: number): string {
  return number.toLocaleString('en')
}
