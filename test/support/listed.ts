/** Lists in the demo catalogue: one long and public, one with notes and a gone title, as templates are looked at. */
import { keyOf, type TitleId } from '../../src/catalogue/ids.ts'
import { addToList } from '../../src/actions/change-list-items.ts'
import { makeList } from '../../src/actions/keep-list.ts'
import { listNumberOf } from '../../src/community/list-id.ts'
import type { Engine } from '../../src/store/engine/engine.ts'

const at = new Date('2026-11-02T00:00:00.000Z')
const writingTime = 60_000
const note =
  'The **vase**, ||and the apple||, as *they* say: https://example.org/an-address-without-any-place-to-break-it-at-all/that-goes-on'

export async function listTitles(engine: Engine, member: string, titles: readonly TitleId[]): Promise<void> {
  const long = await makeList(
    engine,
    member,
    { name: 'Rooms with a low camera', description: 'Films that *sit down*.', isPublic: true, writingTime },
    at,
  )
  for (const title of titles) await add(engine, { member, id: long, title, note: '' })
  const noted = await makeList(
    engine,
    member,
    {
      name: 'WithAVeryLongNameThatHasNoPlaceToBreakItAtAllAndGoesOnForAWhileBeforeItEndsAtLast',
      description: '',
      isPublic: true,
      writingTime,
    },
    at,
  )
  for (const [place, title] of titles.slice(0, 6).entries())
    await add(engine, { member, id: noted, title, note: place % 2 === 0 ? note : '' })
  await engine.db
    .insertInto('list_item')
    .values({
      list: listNumberOf(noted) ?? 0,
      title: keyOf('tt0999999' as TitleId),
      position: 1,
      note: null,
      added_at: at.toISOString(),
    })
    .execute()
}

async function add(
  engine: Engine,
  {
    member,
    id,
    title,
    note: text,
  }: { readonly member: string; readonly id: string; readonly title: TitleId; readonly note: string },
): Promise<void> {
  await addToList(engine, { member, number: listNumberOf(id) ?? 0, title, note: text, writingTime }, at)
}
