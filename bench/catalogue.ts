/** The catalogue that pages and searches are measured on: 500,000 made-up titles, made once and kept in var/. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateImdbFiles } from './imdb-files/files.ts'
import { lengthenTitles } from './long-titles.ts'

export const project = join(import.meta.dirname, '..')
const root = join(project, 'var', 'bench')

export type BenchCatalogue = {
  /** A data directory that `titlecard serve` takes. */
  readonly directory: string
  readonly files: string
  /** Ids of the titles with 60 credits. */
  readonly longTitles: readonly string[]
}

export async function benchCatalogue(titles: number): Promise<BenchCatalogue> {
  const files = join(root, `files-${titles}`)
  const directory = join(root, `catalogue-${titles}`)
  const note = join(directory, 'long-titles.json')
  if (!existsSync(note)) {
    for (const folder of [files, directory]) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    }
    console.error(`Making the files of ${titles} titles …`)
    await generateImdbFiles({ titles, directory: files, seed: 1 })
    const longTitles = await lengthenTitles({ directory: files, count: Math.min(20_000, titles / 10), credits: 60 })
    rmSync(directory, { recursive: true, force: true })
    titlecard(['import', 'imdb', files, '--into', directory])
    writeFileSync(note, JSON.stringify(longTitles))
  }
  return { directory, files, longTitles: JSON.parse(readFileSync(note, 'utf8')) as string[] }
}

function titlecard(args: readonly string[]): void {
  const { status } = spawnSync(join(project, 'bin', 'titlecard'), args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`titlecard ${args.join(' ')} failed`)
}
