/** The catalogue that pages and searches are measured on: 500,000 made-up titles, made once and kept in var/. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateImdbFiles } from './imdb-files/files.ts'
import { lengthenTitles } from './long-titles.ts'

export const project = join(import.meta.dirname, '..')
export const benchFolder = join(project, 'var', 'bench')

export type BenchCatalogue = {
  /** A data directory that `titlecard serve` takes. */
  readonly directory: string
  /** Ids of the titles with 60 credits. */
  readonly longTitles: readonly string[]
}

/** The files as they are generated, made once for each size. */
export async function benchFiles(titles: number): Promise<string> {
  const directory = join(benchFolder, `files-${titles}`)
  const note = join(directory, 'whole')
  if (!existsSync(note)) {
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { recursive: true })
    console.error(`Making the files of ${titles} titles …`)
    await generateImdbFiles({ titles, directory, seed: 1 })
    writeFileSync(note, '')
  }
  return directory
}

export async function benchCatalogue(titles: number): Promise<BenchCatalogue> {
  const directory = join(benchFolder, `catalogue-${titles}`)
  const note = join(directory, 'long-titles.json')
  if (!existsSync(note)) {
    const files = join(benchFolder, `long-files-${titles}`)
    rmSync(directory, { recursive: true, force: true })
    rmSync(files, { recursive: true, force: true })
    cpSync(await benchFiles(titles), files, { recursive: true })
    const longTitles = await lengthenTitles({
      directory: files,
      count: Math.min(20_000, titles / 10),
      credits: 60,
    })
    titlecard(['import', 'imdb', files, '--into', directory])
    rmSync(files, { recursive: true })
    writeFileSync(note, JSON.stringify(longTitles))
  }
  return { directory, longTitles: JSON.parse(readFileSync(note, 'utf8')) as string[] }
}

function titlecard(args: readonly string[]): void {
  const { status } = spawnSync(join(project, 'bin', 'titlecard'), args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`titlecard ${args.join(' ')} failed`)
}
