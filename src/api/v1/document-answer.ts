import type { EntityId } from '../../catalogue/ids.ts'
import type { Claim, Source } from '../../catalogue/record.ts'
import type { EntityRead } from '../../store/entity-read.ts'
import { provenanceOf } from '../../store/sources.ts'
import type { ReadHandle } from '../../store/tables.ts'

/** Who says what, and those who are named. */
export type Said = { readonly claims: readonly Claim[]; readonly sources: readonly Source[] }

export type LiveEntity = Extract<EntityRead, { state: 'live' }>

/** What is `undefined` is left out of JSON: an object of one shape is made several times faster than of many. */
export type Written<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]: Written<T[Key]> | undefined }
    : T

/** Who says what of single facts, of those that `mayTell` lets through; `undefined` where nobody does. */
export async function claimsOf(
  reader: ReadHandle,
  id: EntityId,
  { hasClaims }: LiveEntity,
  mayTell: (claims: readonly Claim[]) => readonly Claim[] = (claims) => claims,
): Promise<Said | undefined> {
  if (!hasClaims) return undefined
  const provenance = await provenanceOf(reader, id, undefined)
  const claims = mayTell(provenance.claims)
  const named = new Set(claims.map(({ source }) => source))
  const sources = [...provenance.sources.values()].filter((source) => named.has(source.id))
  return claims.length === 0 ? undefined : { claims, sources }
}

/** `json` goes into the answer byte for byte: a document is long, and reading and writing it again takes long. */
export function documentAnswer(
  id: EntityId,
  live: LiveEntity,
  {
    json,
    derived,
    said,
  }: { readonly json: Buffer; readonly derived: object; readonly said: Said | undefined },
): Buffer {
  const { revision, origin } = live
  const source = origin ? `"source":${JSON.stringify(origin)},` : ''
  const claims = said
    ? `,"claims":${JSON.stringify(said.claims)},"sources":${JSON.stringify(said.sources)}`
    : ''
  const head = `{"id":"${id}","revision":${revision},${source}"document":`
  const tail = `,"derived":${JSON.stringify(derived)}${claims}}`
  const answer = Buffer.allocUnsafe(json.length + (head.length + tail.length) * mostBytes)
  let length = answer.write(head)
  length += json.copy(answer, length)
  length += answer.write(tail, length)
  return answer.subarray(0, length)
}

/** Of a unit of UTF-16 in UTF-8. */
const mostBytes = 3
