/** The public ids of entities, and the numbers they are stored under. */

declare const brand: unique symbol
export type TitleId = string & { readonly [brand]: 'title' }
export type PersonId = string & { readonly [brand]: 'person' }
export type CompanyId = string & { readonly [brand]: 'company' }
export type EntityId = TitleId | PersonId | CompanyId
export type EntityKind = 'title' | 'person' | 'company'

/** What stands before the number in the public form: `tt0111161`. */
export const prefixes: Readonly<Record<EntityKind, string>> = { title: 'tt', person: 'nm', company: 'co' }
const kinds: readonly EntityKind[] = ['title', 'person', 'company']

/** Numbers stay below this; numbers made here start at {@link firstOwnNumber}. */
export const numberLimit = 1_000_000_000
export const firstOwnNumber = 500_000_000

export const titleIdPattern = '^tt(\\d{7}|[1-9]\\d{7,8})$'
export const personIdPattern = '^nm(\\d{7}|[1-9]\\d{7,8})$'
export const companyIdPattern = '^co(\\d{7}|[1-9]\\d{7,8})$'
const idForm = /^(tt|nm|co)(\d{7}|[1-9]\d{7,8})$/

export const isEntityId = (text: string): text is EntityId => idForm.test(text)
export const isTitleId = (text: string): text is TitleId => isEntityId(text) && text.startsWith('tt')
export const isPersonId = (text: string): text is PersonId => isEntityId(text) && text.startsWith('nm')
export const isCompanyId = (text: string): text is CompanyId => isEntityId(text) && text.startsWith('co')

export function kindOf(id: EntityId): EntityKind {
  return id.startsWith('tt') ? 'title' : id.startsWith('nm') ? 'person' : 'company'
}

/** One whole number for kind and number together, the key of every table: title 1, person 2, company 3 milliards. */
export function keyOf(id: EntityId): number {
  return (kinds.indexOf(kindOf(id)) + 1) * numberLimit + Number(id.slice(2))
}

/** The public id of a stored key; the inverse of {@link keyOf}. */
export function idOf(key: number): EntityId {
  const kind = kinds[Math.floor(key / numberLimit) - 1]
  if (!kind || !Number.isInteger(key)) throw new RangeError(`${key} is not the key of an entity`)
  const digits = String(key % numberLimit)
  // Few are as short as that, and a page makes dozens.
  return (prefixes[kind] + (digits.length < 7 ? digits.padStart(7, '0') : digits)) as EntityId
}

export function kindOfKey(key: number): EntityKind {
  return kindOf(idOf(key))
}

/** The keys of a kind lie in `[first, end)`. */
export function keyRange(kind: EntityKind): { readonly first: number; readonly end: number } {
  const first = (kinds.indexOf(kind) + 1) * numberLimit
  return { first, end: first + numberLimit }
}

/** FNV-1a over UTF-16 units, 32 bits without a sign. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** As 7 characters of base 36: a short id that stays the same while the item says the same. */
export const shortHash = (text: string): string => hashOf(text).toString(36).padStart(7, '0')

/**
 * Gives items of one list their ids: from what makes the item itself (its natural key), so that a re-import
 * finds the same id; a second item with the same key gets `-2`, and so on.
 */
export class ItemIds {
  readonly #seen = new Map<string, number>()

  of(naturalKey: string): string {
    const hash = shortHash(naturalKey)
    const count = (this.#seen.get(hash) ?? 0) + 1
    this.#seen.set(hash, count)
    return count === 1 ? hash : `${hash}-${count}`
  }
}
