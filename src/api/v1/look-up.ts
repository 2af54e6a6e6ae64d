/** Finding entities: by name, and by the ids that others know them by. */
import Type from 'typebox'
import { firstOwnNumber, isEntityId, type EntityId } from '../../catalogue/ids.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { textFault, textFaultMessages, tidyName } from '../../catalogue/text.ts'
import { externalIdSchemes } from '../../catalogue/vocabulary/external-id-schemes.ts'
import { entitiesByExternalId } from '../../store/external-ids.ts'
import { mostResults, searchByName } from '../../store/search.ts'
import { quoted } from '../say-fault.ts'
import { addresses } from './addresses.ts'
import { cursorOf, pageAsked, pageParameters } from './cursor.ts'
import { get, type Api } from './operation.ts'
import { EntityList, EntityPage } from './schemas.ts'

const Kind = Type.Union([Type.Literal('title'), Type.Literal('person'), Type.Literal('company')], {
  description: 'Only entities of this kind.',
  examples: ['title', 'person', 'company'],
})

export function lookUpOperations(api: Api): void {
  searchOperation(api)
  externalIdOperation(api)
}

function searchOperation(api: Api): void {
  get(
    api,
    {
      operationId: 'search',
      path: addresses.search,
      summary: 'Search by name',
      description:
        'Titles, people and companies any of whose names fit, in any script, accents folded. Whole names come ' +
        'first, then names that begin with the words, names that hold them, and names that hold the last word ' +
        'only as a beginning; in each group the most popular first. An id finds its entity. At most ' +
        `${mostResults} results are found.`,
      params: Type.Object({}),
      query: Type.Object(
        {
          q: Type.String({ minLength: 1, maxLength: 200, description: 'A name, its beginning, or an id.' }),
          kind: Type.Optional(Kind),
          ...pageParameters,
        },
        { additionalProperties: false },
      ),
      answer: EntityPage,
      isOfEntity: false,
    },
    async ({ query: { q, kind, ...query } }) => {
      const fault = textFault(q, 'name')
      if (fault) throw new Refusal('invalid', `The search ${textFaultMessages[fault]}.`, 'q')
      const page = pageAsked('search', query)
      const { limit, offset } = page
      return {
        make: async () => {
          const search = { query: tidyName(q), kind, limit, offset }
          const found = await searchByName(api.reader, api.names, search)
          const results = [...found.results]
          const goesOn = found.hasMore && offset + limit < mostResults
          return goesOn ? { results, next: cursorOf(page.list, offset + limit) } : { results }
        },
      }
    },
  )
}

function externalIdOperation(api: Api): void {
  get(
    api,
    {
      operationId: 'externalId',
      path: addresses.externalId,
      summary: 'Look up by an id of another catalogue',
      description:
        `The titles, people and companies that have the id. A slash in an id is written %2F. The schemes are ` +
        `${externalIdSchemes.terms.map(({ id }) => id).join(', ')}.`,
      params: Type.Object({
        scheme: Type.String({ description: 'Whose id it is.', examples: ['wikidata', 'tmdb_movie'] }),
        value: Type.String({ minLength: 1, maxLength: 1000, description: 'The id.', examples: ['Q172241'] }),
      }),
      query: Type.Object({}, { additionalProperties: false }),
      answer: EntityList,
      isOfEntity: false,
    },
    async ({ params: { scheme, value } }) => {
      if (!externalIdSchemes.has(scheme)) {
        throw new Refusal('not-found', `There is no scheme ${quoted(scheme)} of external ids.`, 'scheme')
      }
      const fault = textFault(value, 'name')
      if (fault) throw new Refusal('invalid', `The id ${textFaultMessages[fault]}.`, 'value')
      const own = scheme === 'imdb' ? sameIdHere(value) : undefined
      return {
        make: async () => ({
          results: [...(await entitiesByExternalId(api.reader, { scheme, value: tidyName(value), own }))],
        }),
      }
    },
  )
}

/** Titles and people keep the number that IMDb gave them. */
function sameIdHere(value: string): EntityId | undefined {
  if (!isEntityId(value) || value.startsWith('co')) return undefined
  return Number(value.slice(2)) < firstOwnNumber ? value : undefined
}
