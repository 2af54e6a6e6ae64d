/** The demo catalogue, loaded once for all test files of a run, through the import that a first start makes. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { showOneself } from '../../src/actions/accounts/show-oneself.ts'
import { importCatalogue } from '../../src/actions/import-catalogue.ts'
import { foldName } from '../../src/catalogue/text.ts'
import { idOf, isTitleId, type EntityId, type TitleId } from '../../src/catalogue/ids.ts'
import { titlecardSource } from '../../src/sources/titlecard/titlecard.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { openStore, type StoreAddress } from '../../src/store/store.ts'
import { titleId } from './ids.ts'
import { listTitles } from './listed.ts'
import { rateByMany } from './rated.ts'
import { reviewByMany } from './reviewed.ts'
import { project } from './source-files.ts'

/** The one title of it that members have rated and reviewed; the first review of all is featured there. */
export const ratedTitle = titleId('tt0445620')

/** Lists that a member has made of it: a long one, and one with notes. */
export const madeLists = { long: 'ls0000001', noted: 'ls0000002' } as const
/** A member of it who shows ratings, and says something of themselves. */
export const ratingMember = 'rater-0'
const aboutOneself = {
  about: 'A demo member. Likes **trains**, and:\n\n- lists\n- quotes\n\n> like this one',
  shown: ['ratings'],
} as const

/** Opens it for reading; close it in the end. */
export async function openDemo(): Promise<Engine> {
  const root = inject('demoDirectory')
  const address: StoreAddress = { kind: 'directory', directory: join(root, 'catalogue') }
  const done = join(root, 'done')
  if (isFirst(join(root, 'started'))) await load(address, done)
  while (!existsSync(done)) {
    if (existsSync(`${done}.failed`))
      throw new Error('The demo catalogue could not be loaded; another test file says why')
    await sleep(100)
  }
  return openStore(address)
}

function isFirst(claim: string): boolean {
  try {
    mkdirSync(claim)
    return true
  } catch {
    // Another test file made it first, and loads.
    return false
  }
}

async function load(address: StoreAddress, done: string): Promise<void> {
  writeFileSync(`${done}.failed.not-yet`, '')
  try {
    const { refused } = await importCatalogue({
      address,
      source: titlecardSource,
      path: join(project, 'data', 'demo'),
    })
    if (refused > 0) throw new Error(`The demo catalogue holds ${refused} records that are refused`)
    await prepare(address)
    writeFileSync(done, '')
  } catch (error) {
    renameSync(`${done}.failed.not-yet`, `${done}.failed`)
    throw error
  }
}

/** As a first start leaves it, and after members have come. */
async function prepare(address: StoreAddress): Promise<void> {
  const engine = await openStore(address)
  await engine.db.insertInto('meta').values({ name: 'demo', value: 'yes' }).execute()
  await rateByMany(engine, ratedTitle, 40)
  await listTitles(engine, 'rater-0', await popularFilms(engine))
  await showOneself(engine, { id: ratingMember, role: 'member' }, aboutOneself)
  await reviewByMany(engine, ratedTitle)
  await engine.close()
}

async function popularFilms({ reader }: Engine): Promise<readonly TitleId[]> {
  const rows = await reader
    .selectFrom('summary')
    .select('key')
    .where('type', '=', 'movie')
    .orderBy('popularity', 'desc')
    .orderBy('key')
    .limit(105)
    .execute()
  return rows.map(({ key }) => idOf(key)).filter(isTitleId)
}

/** The one entity of that name; its number in the demo is nobody's business. */
export async function idOfName(engine: Engine, type: string, name: string): Promise<EntityId> {
  const rows = await engine.reader
    .selectFrom('summary')
    .select(['key', 'name'])
    .where('type', '=', type)
    .where('name', '=', name)
    .execute()
  const [row] = rows
  if (!row || foldName(row.name) !== foldName(name)) throw new Error(`The demo has no ${type} named ${name}`)
  return idOf(row.key)
}
