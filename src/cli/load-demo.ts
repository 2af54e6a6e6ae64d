/** The first start: an empty catalogue gets the demo, with a progress bar. */
import type { Engine } from '../store/engine/engine.ts'
import { openStore, type StoreAddress } from '../store/store.ts'
import { startProgress } from './progress.ts'

/** Does nothing where the catalogue holds anything, or where one was emptied on purpose. */
export async function loadDemo(address: StoreAddress, directory: string): Promise<void> {
  const engine = await openStore(address)
  const isEmpty = await isUntouched(engine)
  await engine.close()
  if (!isEmpty) return
  process.stderr.write('An empty catalogue: loading the demo.\n')
  // What reads and checks data sets takes longer to load than all the rest; later starts have no use for it.
  const { importCatalogue } = await import('../actions/import-catalogue.ts')
  const { titlecardSource } = await import('../sources/titlecard/titlecard.ts')
  const progress = startProgress('demo')
  try {
    await importCatalogue({
      address,
      source: titlecardSource,
      path: directory,
      isForced: false,
      onReading: progress.update,
      onStage: progress.stage,
    })
  } finally {
    progress.stop()
  }
  await markAsDemo(address)
}

async function isUntouched({ reader }: Engine): Promise<boolean> {
  const entity = await reader.selectFrom('entity').select('key').limit(1).executeTakeFirst()
  const entry = await reader.selectFrom('feed').select('position').limit(1).executeTakeFirst()
  return entity === undefined && entry === undefined
}

async function markAsDemo(address: StoreAddress): Promise<void> {
  const engine = await openStore(address)
  try {
    await engine.db
      .insertInto('meta')
      .values({ name: 'demo', value: 'yes' })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: 'yes' }))
      .execute()
  } finally {
    await engine.close()
  }
}
