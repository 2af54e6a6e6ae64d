/** Importing the IMDb files against the bare `.import` of the `sqlite3` program, which makes seven plain tables. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { imdbColumns } from '../src/sources/imdb/files.ts'
import { benchFiles, benchFolder, project } from './catalogue.ts'
import type { Row } from './row.ts'

const mostTimes = 2.3
const mostMemory = 600

/** `titles`, and twice as many for the memory. */
export async function benchImport(titles: number): Promise<readonly Row[]> {
  const files = await benchFiles(titles)
  const bare = bareImport(files)
  const own = await ownImport(files)
  const twice = await ownImport(await benchFiles(2 * titles))
  const ratio = own.seconds / bare
  return [
    {
      what: `Import of ${titles.toLocaleString('en')} titles, indexes and search built`,
      measured: `${own.seconds.toFixed(1)} s`,
      beside: `${bare.toFixed(1)} s, sqlite3 .import of the same files without an index`,
      ratio: `${ratio.toFixed(2)} times`,
      wanted: `at most ${mostTimes} times`,
      holds: ratio <= mostTimes,
    },
    {
      what: 'Memory of that import at its peak',
      measured: `${own.megabytes} MB`,
      beside: `${twice.megabytes} MB for twice the files`,
      ratio: `${(twice.megabytes / own.megabytes).toFixed(2)} times`,
      wanted: `at most ${mostMemory} MB, and the same for twice the files`,
      holds: own.megabytes <= mostMemory && twice.megabytes <= mostMemory,
    },
  ]
}

/** Seconds. Throws where the program is not installed (Debian: `apt-get install sqlite3`). */
function bareImport(files: string): number {
  const folder = mkdtempSync(join(benchFolder, 'bare-'))
  const tables = Object.keys(imdbColumns).map(
    (name) => `.import ${join(files, `${name}.tsv`)} ${name.replace('.', '_')}`,
  )
  const script = [
    'pragma journal_mode = off;',
    'pragma synchronous = off;',
    '.mode ascii',
    '.separator "\\t" "\\n"',
    ...tables,
  ]
  const began = performance.now()
  const { error, status } = spawnSync('sqlite3', [join(folder, 'bare.sqlite')], { input: script.join('\n') })
  const seconds = (performance.now() - began) / 1000
  rmSync(folder, { recursive: true })
  if (error || status !== 0) throw new Error('the sqlite3 program is needed for the comparison')
  return seconds
}

/** The peak is the kernel's own count of the process's resident memory. */
async function ownImport(files: string): Promise<{ seconds: number; megabytes: number }> {
  const folder = mkdtempSync(join(benchFolder, 'own-'))
  const began = performance.now()
  const child = spawn(join(project, 'bin', 'titlecard'), ['import', 'imdb', files, '--into', folder], {
    stdio: 'ignore',
  })
  let peak = 0
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0))
    } catch {
      // Between the end of the process and the news of it there is nothing to read.
    }
  }, 100)
  const status = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(`the import of ${files} failed`)
  return { seconds, megabytes: Math.round(peak / 1024) }
}
