import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { generateImdbFiles } from '../../bench/imdb-files/files.ts'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { imdbSource } from '../../src/sources/imdb/imdb.ts'
import { openStore, type StoreAddress } from '../../src/store/store.ts'
import { engineKinds, freshDatabase, freshDirectory } from '../support/engines.ts'
import { allRows } from './tables.ts'

const program = resolve(import.meta.dirname, '../../bin/titlecard.ts')
const kills = 5
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

async function files(titles: number): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'titlecard-killed-'))
  folders.push(directory)
  await generateImdbFiles({ titles, directory, seed: 7 })
  return directory
}

const into = (address: StoreAddress) => (address.kind === 'directory' ? address.directory : address.url)
const run = (address: StoreAddress, path: string) =>
  spawn(process.execPath, [program, 'import', 'imdb', path, '--into', into(address)], { stdio: 'ignore' })
const ended = (child: ReturnType<typeof run>) =>
  new Promise<number | null>((done) => child.once('exit', done))

/** The milliseconds that an undisturbed run takes, so that the kills fall all over it. */
async function duration(address: StoreAddress, path: string): Promise<number> {
  const started = performance.now()
  expect(await ended(run(address, path))).toBe(0)
  return performance.now() - started
}

async function contents(address: StoreAddress) {
  const engine = await openStore(address)
  const rows = await allRows(engine)
  await engine.close()
  return rows
}

/** Newer files: every fifth rating has more votes, and a column of another file has changed too. */
function makeNewer(folder: string): void {
  const path = join(folder, 'title.ratings.tsv')
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, lines.map((line, at) => (at % 5 === 3 && line !== '' ? `${line}1` : line)).join('\n'))
}

describe.each(engineKinds)('an import that is killed, on %s', (kind) => {
  const fresh = async () => (kind === 'sqlite' ? freshDirectory() : freshDatabase())

  test('leaves nothing of a first import, and the next run ends where an undisturbed one does', async () => {
    const path = await files(600)
    const [whole, killed] = [await fresh(), await fresh()]
    const takes = await duration(whole.address, path)
    for (let kill = 0; kill < kills; kill += 1) {
      const child = run(killed.address, path)
      const end = ended(child)
      await wait(Math.random() * takes)
      child.kill('SIGKILL')
      if ((await end) === 0) break
      const isThere =
        killed.address.kind === 'postgres' || existsSync(join(killed.address.directory, 'titlecard.sqlite'))
      if (!isThere) continue
      // Either nothing of it, or, where the kill came after the last step, all.
      const entities = (await contents(killed.address))['entity'] ?? []
      if (entities.length > 0) break
    }
    await importCatalogue({ address: killed.address, source: imdbSource, path })
    expect(await contents(killed.address)).toEqual(await contents(whole.address))
    if (killed.address.kind === 'directory')
      expect(readdirSync(killed.address.directory)).not.toContain('import')
    await Promise.all([whole.remove(), killed.remove()])
  })

  test('leaves the old catalogue whole where there was one', async () => {
    const path = await files(400)
    const [whole, killed] = [await fresh(), await fresh()]
    for (const { address } of [whole, killed]) await importCatalogue({ address, source: imdbSource, path })
    const before = await contents(killed.address)
    makeNewer(path)
    const takes = await duration(whole.address, path)
    const after = await contents(whole.address)
    expect(after).not.toEqual(before)
    for (let kill = 0; kill < kills; kill += 1) {
      const child = run(killed.address, path)
      const end = ended(child)
      await wait(Math.random() * takes)
      child.kill('SIGKILL')
      await end
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(
        JSON.stringify(await contents(killed.address)),
      )
    }
    await importCatalogue({ address: killed.address, source: imdbSource, path })
    expect(await contents(killed.address)).toEqual(after)
    await Promise.all([whole.remove(), killed.remove()])
  })
})
