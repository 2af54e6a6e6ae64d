import type { Person } from '../person.ts'
import { choice, choices, date, group, line, list, reference, type RegistryOf } from './entry.ts'
import {
  awards,
  externalIds,
  language,
  links,
  quotes,
  span,
  trivia,
  unlinkedName,
  writtenText,
} from './shared-entries.ts'

/** Three words that the schema has; no vocabulary, since nobody may add a fourth. */
const visibility = { edited: 'choice' } as const
const lifeEvent = group({ date, place: line, note: line, visibility })
const life = { section: 'header', risk: 'high' } as const

export const personFields = {
  name: { ...line, ...life },
  language: { ...language, section: 'header', risk: 'normal' },
  names: { ...list({ name: line, kind: choice('person-name-kinds'), language, visibility }), ...life },
  birth: { ...lifeEvent, ...life },
  death: { ...lifeEvent, ...life },
  professions: { ...choices('professions'), section: 'header', risk: 'normal' },
  biographies: { ...list(writtenText), section: 'biography', risk: 'high' },
  facts: { ...list({ kind: choice('person-facts'), value: line, note: line }), ...life },
  relations: {
    ...list({
      kind: choice('person-relations'),
      person: reference,
      name: unlinkedName,
      ...span,
      note: line,
    }),
    section: 'relations',
    risk: 'high',
  },
  trivia: { ...trivia, section: 'trivia', risk: 'normal' },
  quotes: { ...quotes, section: 'quotes', risk: 'normal' },
  awards: { ...awards, section: 'awards', risk: 'normal' },
  links: { ...links, section: 'links', risk: 'low' },
  externalIds: { ...externalIds, section: 'links', risk: 'normal' },
} as const satisfies RegistryOf<Person>
