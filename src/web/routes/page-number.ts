import { refusal } from '../../catalogue/refusal.ts'

const lastPage = 1000

/** `?page=` counts from 1 for readers, from 0 inside. Throws a refusal for anything but a page's number. */
export function pageNumber(text: string | undefined): number {
  if (text === undefined) return 0
  const number = Number(text)
  if (/^[1-9]\d{0,3}$/.test(text) && number <= lastPage) return number - 1
  throw refusal('invalid', ['pageNumber', JSON.stringify(text), lastPage], 'page')
}

/** Throws "not found" for a page behind the last: that there is nothing at all would be said otherwise. */
export function ensureFilled(page: number, found: readonly unknown[]): void {
  if (page > 0 && found.length === 0) throw refusal('not-found', ['noPageSoFar', page + 1], 'page')
}
