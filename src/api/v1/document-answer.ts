import type { EntityId } from '../../catalogue/ids.ts'
import type { EntityRead } from '../../store/entity-read.ts'

export type LiveEntity = Extract<EntityRead, { state: 'live' }>

/** What is `undefined` is left out of JSON: an object of one shape is made several times faster than of many. */
export type Written<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]: Written<T[Key]> | undefined }
    : T

/** `text` is JSON already and goes into the answer as it is: a document is long, and writing it again takes long. */
export function documentAnswer(id: EntityId, live: LiveEntity, text: string, derived: object): string {
  const { revision, origin } = live
  const source = origin ? `"source":${JSON.stringify(origin)},` : ''
  return `{"id":"${id}","revision":${revision},${source}"document":${text},"derived":${JSON.stringify(derived)}}`
}
