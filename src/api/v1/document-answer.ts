import type { EntityId } from '../../catalogue/ids.ts'
import type { EntityRead } from '../../store/entity-read.ts'

export type LiveEntity = Extract<EntityRead, { state: 'live' }>

/** `text` is JSON already and goes into the answer as it is: a document is long, and writing it again takes long. */
export function documentAnswer(id: EntityId, live: LiveEntity, text: string, derived: object): string {
  const { revision, origin } = live
  const source = origin
    ? `"source":${JSON.stringify({
        id: origin.id,
        title: origin.title,
        ...(origin.url === null ? {} : { url: origin.url }),
        ...(origin.licence === null ? {} : { licence: origin.licence }),
      })},`
    : ''
  return `{"id":"${id}","revision":${revision},${source}"document":${text},"derived":${JSON.stringify(derived)}}`
}
