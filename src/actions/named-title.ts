import { isTitleId, type TitleId } from '../catalogue/ids.ts'
import { tidyName } from '../catalogue/text.ts'
import { titleIdIn, titleMeant } from '../community/named-title.ts'
import type { ReadHandle } from '../store/tables.ts'
import { titlesCalled } from '../store/title-matches.ts'
import { refusalAt } from './keep-list.ts'

/** The title that somebody typed: its id, an address with the id in it, or its name, with the year where it needs one. */
export async function titleTyped(reader: ReadHandle, typed: string): Promise<TitleId> {
  const text = tidyName(typed)
  if (text === '') throw refusalAt('title', 'no-title')
  const id = titleIdIn(text)
  if (id !== undefined && isTitleId(id)) return id
  const { candidates, year } = await titlesCalled(reader, text)
  const meant = titleMeant(candidates, year)
  if ('title' in meant) return meant.title.id
  throw refusalAt('title', meant.why === 'several' ? 'several-titles' : 'no-such-title')
}
