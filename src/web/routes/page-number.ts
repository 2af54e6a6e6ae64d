import { Refusal } from '../../catalogue/refusal.ts'

const lastPage = 1000

/** `?page=` counts from 1 for readers, from 0 inside. Throws a {@link Refusal} for anything but a page's number. */
export function pageNumber(text: string | undefined): number {
  if (text === undefined) return 0
  const number = Number(text)
  if (/^[1-9]\d{0,3}$/.test(text) && number <= lastPage) return number - 1
  throw new Refusal(
    'invalid',
    `page is ${JSON.stringify(text)}; it should be a number from 1 to ${lastPage}.`,
    'page',
  )
}
