import { isTitleId, type TitleId } from '../catalogue/ids.ts'
import { foldName, tidyName } from '../catalogue/text.ts'
import { nameAndYear, titleIdIn, titleMeant } from '../community/named-title.ts'
import type { ReadHandle } from '../store/tables.ts'
import { titlesNamed } from '../store/title-matches.ts'
import { refusalAt } from './keep-list.ts'

/** The title that somebody typed: its id, an address with the id in it, or its name, with the year where it needs one. */
export async function titleTyped(reader: ReadHandle, typed: string): Promise<TitleId> {
  const text = tidyName(typed)
  const id = titleIdIn(text)
  if (id !== undefined && isTitleId(id)) return id
  const { name, year } = nameAndYear(text)
  const found = await titlesNamed(reader, [name])
  const meant = titleMeant(found.get(foldName(name)) ?? [], year)
  if ('title' in meant) return meant.title.id
  throw refusalAt('title', meant.why === 'several' ? 'several-titles' : 'no-such-title')
}
