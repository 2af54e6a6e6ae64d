import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../catalogue/refusal.ts'
import { textFault, textFaultMessages, tidyName } from '../../catalogue/text.ts'
import { genres } from '../../catalogue/vocabulary/genres.ts'
import type { EntityKind } from '../../catalogue/ids.ts'
import { entitiesWith, mostResults, searchByName, type FacetValue } from '../../store/search.ts'
import { routePaths } from '../paths.ts'
import type { SearchPageModel } from '../search-page.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { pageNumber } from './page-number.ts'

type Query = {
  q?: string
  kind?: string
  genre?: string
  decade?: string
  country?: string
  day?: string
  page?: string
}

const onPage = 20
const longestQuery = 200

export function searchRoutes(app: FastifyInstance, { reader, names }: SiteParts, sender: Sender): void {
  app.get<{ Querystring: Query }>(routePaths.search, async (request, reply) => {
    const query = queryOf(request.query.q)
    const kind = kindOf(request.query.kind)
    const asked = facetsOf(request.query)
    // Words are looked for everywhere.
    const facets = query === '' ? asked : []
    const page = pageNumber(request.query.page)
    const range = { limit: onPage, offset: Math.min(page * onPage, query === '' ? 10_000 : mostResults) }
    return sender.send(request, reply, {
      page: 'SearchPage',
      make: async ({ words }) => {
        const found =
          query === ''
            ? await entitiesWith(reader, facets, range)
            : await searchByName(reader, names, { query, kind, ...range })
        const model: SearchPageModel = { ...found, query, kind, facets, page }
        return { model, head: { title: query === '' ? words.say.search : words.say.searchResults(query) } }
      },
    })
  })
}

function queryOf(text = ''): string {
  const fault = textFault(text, 'name')
  if (fault) throw new Refusal('invalid', `The search ${textFaultMessages[fault]}.`, 'q')
  if (text.length > longestQuery) {
    throw new Refusal(
      'invalid',
      `The search has ${text.length} characters; ${longestQuery} are the most.`,
      'q',
    )
  }
  return tidyName(text)
}

function kindOf(text: string | undefined): EntityKind | undefined {
  if (text === undefined || text === '') return undefined
  if (text === 'title' || text === 'person' || text === 'company') return text
  throw new Refusal(
    'invalid',
    `kind is ${JSON.stringify(text)}; it should be title, person or company.`,
    'kind',
  )
}

/** Throws where a value is no genre, decade, country or day. */
function facetsOf({ genre, decade, country, day }: Query): FacetValue[] {
  const facets: FacetValue[] = []
  const add = (
    facet: FacetValue['facet'],
    value: string | undefined,
    isOne: (value: string) => boolean,
  ): void => {
    if (value === undefined) return
    if (!isOne(value)) throw new Refusal('invalid', `There is no ${facet} ${JSON.stringify(value)}.`, facet)
    facets.push({ facet, value })
  }
  add('day', day, (value) => /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value))
  // Data sets know countries that no list has; a title's page links to them too.
  add('country', country, (value) => /^[A-Z]{2,4}$/.test(value))
  add('genre', genre, (value) => genres.has(value))
  add('decade', decade, (value) => /^(1[89]|20)\d0$/.test(value))
  return facets
}
