/** omdb.org, a free film database that stood from 2004 on: its CSV dump, all of it but people and casts. */
import { stat } from 'node:fs/promises'
import type { Source } from '../../catalogue/record.ts'
import { ImportRefusal, type CatalogueSource, type Item, type OpenedSource } from '../source.ts'
import { connect } from './connections.ts'
import { openDump, readDump, type Dump, type DumpFiles, type Thing } from './dump.ts'
import { placeEpisodes } from './seasons.ts'
import { titleId } from './title-id.ts'
import { titleOf, type World } from './title.ts'

export const omdbOrgSource: CatalogueSource = { name: 'omdb-org', open }

export const omdbOrg: Source = {
  id: 'omdb-org',
  kind: 'data_set',
  title: 'omdb.org',
  url: 'https://www.omdb.org/content/Help:DataDownload',
  publisher: 'omdb.org',
  licence: 'CC BY 2.0 DE',
}

type Counts = { rows: number; readonly byFile: Map<string, number>; readonly setAside: Map<string, number> }

async function open(path: string): Promise<OpenedSource> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw new ImportRefusal(`${path} is no folder; the dump of omdb.org is a folder of CSV files`)
  const files = await openDump(path)
  const bytesInAll = [...files.byName.values()].reduce((sum, file) => sum + file.size, 0)
  const counts: Counts = { rows: 0, byFile: new Map(), setAside: new Map() }
  const bytes = () => [...files.byName.values()].reduce((sum, file) => sum + file.read, 0)
  return {
    source: omdbOrg,
    reading: () => ({ rows: counts.rows, bytes: bytes(), bytesInAll }),
    rowsByFile: () => Object.fromEntries(counts.byFile),
    setAside: () => Object.fromEntries(counts.setAside),
    items: () => itemsOf(files, counts),
  }
}

const recordsABatch = 500

/** Titles in the order of their ids. */
async function* itemsOf(files: DumpFiles, counts: Counts): AsyncGenerator<readonly Item[]> {
  counts.rows = 0
  counts.setAside.clear()
  const setAside = (what: string, count = 1) =>
    void counts.setAside.set(what, (counts.setAside.get(what) ?? 0) + count)
  const dump = await readDump(files, ({ file, rows, refused }) => {
    counts.rows += rows.length + refused.length
    counts.byFile.set(file, rows.length + refused.length)
  })
  yield dump.refused.map((refused) => ({ refused }))
  const placement = placeEpisodes(dump)
  const connections = connect(dump)
  setAsideIfAny(setAside, 'episodes and seasons whose series or season is missing', placement.orphans)
  setAsideIfAny(setAside, 'references of collections, or to what is missing', connections.unmapped)
  setAsideIfAny(setAside, 'rows about collections, which are no titles', rowsAboutCollections(dump))
  setAsideIfAny(setAside, 'votes on seasons', rowsAbout(dump, 'season', [dump.votes]))
  const world: World = { dump, placement, connections, setAside }
  const titles = [...dump.things.values()].filter(({ kind }) => kind !== 'season' && kind !== 'movieseries')
  titles.sort((a, b) => a.id - b.id)
  for (let at = 0; at < titles.length; at += recordsABatch) {
    yield titles.slice(at, at + recordsABatch).map((thing) => itemOf(world, thing))
  }
}

function itemOf(world: World, thing: Thing): Item {
  return { record: { id: titleId(thing.id), document: titleOf(world, thing) }, place: thing.place }
}

function setAsideIfAny(setAside: (what: string, count: number) => void, what: string, count: number): void {
  if (count > 0) setAside(what, count)
}

function rowsAboutCollections(dump: Dump): number {
  const { abstracts, votes, countries, languages, categories, trailers } = dump
  return rowsAbout(dump, 'movieseries', [abstracts, votes, countries, languages, categories, trailers])
}

function rowsAbout(
  dump: Dump,
  kind: Thing['kind'],
  sheets: readonly ReadonlyMap<number, readonly unknown[]>[],
): number {
  let count = 0
  for (const sheet of sheets) {
    for (const [id, rows] of sheet) if (dump.things.get(id)?.kind === kind) count += rows.length
  }
  return count
}
