import { idOf, keyRange, type TitleId } from '../../catalogue/ids.ts'

/**
 * omdb.org numbers its titles in its own way, so they get numbers of their own here: 600,000,000 and theirs.
 * Below that, from 500,000,000 on, are the numbers of titles that were made here.
 */
export const firstNumber = 600_000_000

/** The title of an omdb.org id, which is below 400,000,000. */
export function titleId(id: number): TitleId {
  return idOf(keyRange('title').first + firstNumber + id) as TitleId
}
