import { refusal } from '../../catalogue/refusal.ts'

const lastPage = 1000

/** `?page=` counts from 1 for readers, from 0 inside. Throws a refusal for anything but a page's number. */
export function pageNumber(text: string | undefined): number {
  if (text === undefined) return 0
  const number = Number(text)
  if (/^[1-9]\d{0,3}$/.test(text) && number <= lastPage) return number - 1
  throw refusal('invalid', ['pageNumber', JSON.stringify(text), lastPage], 'page')
}
