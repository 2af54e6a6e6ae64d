/** Where a list goes on: opaque to clients, so that what is inside may change. */
import Type from 'typebox'
import { Refusal } from '../../catalogue/refusal.ts'
import { quoted } from '../say-fault.ts'

export const longestPage = 100
const usualPage = 50

/** The parameters of every list that comes in pages. */
export const pageParameters = {
  cursor: Type.Optional(
    Type.String({ maxLength: 100, description: '`next` of the page before; absent for the first page.' }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: longestPage,
      default: usualPage,
      description: 'How many results at most.',
    }),
  ),
}

type Asked = { readonly cursor?: string; readonly limit?: number }
export type Page = { readonly list: string; readonly offset: number; readonly limit: number }

/** `list` names the list: a cursor of another one is refused. */
export function pageAsked(list: string, { cursor, limit = usualPage }: Asked): Page {
  return { list, offset: cursor === undefined ? 0 : offsetOf(list, cursor), limit }
}

export function cursorOf(list: string, offset: number): string {
  return Buffer.from(`${list}:${offset}`).toString('base64url')
}

function offsetOf(list: string, cursor: string): number {
  const [, offset] = /:([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (offset !== undefined && cursorOf(list, Number(offset)) === cursor) return Number(offset)
  const detail = `cursor is ${quoted(cursor)}; it should be the "next" of this list's page before.`
  throw new Refusal('invalid', detail, 'cursor')
}

/** `found` holds one result more than the page, where the list goes on. */
export function pageWith<T>(
  { list, offset, limit }: Page,
  found: readonly T[],
): { results: T[]; next?: string } {
  const results = found.slice(0, limit)
  return found.length > limit ? { results, next: cursorOf(list, offset + limit) } : { results }
}
