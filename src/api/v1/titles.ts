import Type from 'typebox'
import { TitleRef } from '../../catalogue/schema.ts'
import type { Credit, Title } from '../../catalogue/title.ts'
import { keyOf, type TitleId } from '../../catalogue/ids.ts'
import { isCast } from '../../catalogue/billing.ts'
import { creditCategories } from '../../catalogue/vocabulary/credit-categories.ts'
import { connectionsOf } from '../../store/connections.ts'
import { documentOf } from '../../store/entities.ts'
import { linesOf } from '../../store/lines-by-key.ts'
import { episodesOf, seasonsOf, type Season } from '../../store/title-page.ts'
import { addresses, pageOf } from './addresses.ts'
import { pageAsked, pageParameters } from './cursor.ts'
import { claimsOf, documentAnswer, type LiveEntity, type Said, type Written } from './document-answer.ts'
import { listBelow, readLive } from './live.ts'
import { get, type Api } from './operation.ts'
import { ConnectionPage, EntityPage, TitleAnswer, TitleCreditPage, type TitleDerived } from './schemas.ts'

const params = Type.Object({
  id: { ...TitleRef, description: 'The id of a title.', examples: ['tt0111161'] },
})
const pageQuery = Type.Object(pageParameters, { additionalProperties: false })

export function titleOperations(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'title',
      path: addresses.title,
      summary: 'A title',
      description: 'The whole document of a film, a series, an episode or a short, and what follows from it.',
      params,
      query: Type.Object({}, { additionalProperties: false }),
      answer: TitleAnswer,
      isOfEntity: true,
    },
    async ({ params: { id } }) => {
      const live = await readLive(reader, id)
      if ('movedTo' in live) return live
      return {
        version: live.version,
        make: () => {
          const answer = (seasons: readonly Season[], said?: Said) =>
            documentAnswer(id, live, { json: live.json, derived: derivedOf(id, live, seasons), said })
          // Most titles have neither, and no time to wait.
          if (!live.mayHaveEpisodes && !live.hasClaims) return answer([])
          const seasons = live.mayHaveEpisodes ? seasonsOf(reader, id) : []
          return Promise.all([seasons, claimsOf(reader, id, live)]).then(([all, said]) => answer(all, said))
        },
      }
    },
  )
  get(
    api,
    {
      operationId: 'titleCredits',
      path: addresses.titleCredits,
      summary: 'The credits of a title',
      description:
        'The cast in billing order, then the crew by job, each with the name of the person, also in its own script.',
      params,
      query: pageQuery,
      answer: TitleCreditPage,
      isOfEntity: true,
    },
    ({ params: { id }, query }) =>
      listBelow(reader, id, pageAsked('credits', query), async ({ limit, offset }) => {
        const title = await documentOf<Title>(reader, id)
        const found = inOrder(title?.document.credits ?? []).slice(offset, offset + limit)
        const people = found.flatMap(({ person }) => (person === undefined ? [] : [keyOf(person)]))
        const lines = await linesOf(reader, people)
        const withPerson = (credit: Credit) => {
          const person = credit.person && lines.get(credit.person)
          return person ? { credit, person } : { credit }
        }
        return found.map(withPerson)
      }),
  )
  get(
    api,
    {
      operationId: 'titleEpisodes',
      path: addresses.titleEpisodes,
      summary: 'The episodes of a series',
      description: 'By season and number; episodes without either come last.',
      params,
      query: Type.Object(
        {
          season: Type.Optional(
            Type.String({
              pattern: '^(none|\\d{1,6})$',
              description: 'Only this season; `none` for the episodes without one.',
              examples: ['1', 'none'],
            }),
          ),
          ...pageParameters,
        },
        { additionalProperties: false },
      ),
      answer: EntityPage,
      isOfEntity: true,
    },
    ({ params: { id }, query: { season, ...query } }) => {
      const only = season === undefined ? {} : { season: season === 'none' ? null : Number(season) }
      return listBelow(reader, id, pageAsked('episodes', query), (range) =>
        episodesOf(reader, id, { ...only, ...range }),
      )
    },
  )
  get(
    api,
    {
      operationId: 'titleConnections',
      path: addresses.titleConnections,
      summary: 'The connections of a title',
      description:
        'Remakes, sequels, references and the rest, whichever of the two titles states them, by year.',
      params,
      query: pageQuery,
      answer: ConnectionPage,
      isOfEntity: true,
    },
    ({ params: { id }, query }) =>
      listBelow(reader, id, pageAsked('connections', query), (range) => connectionsOf(reader, id, range)),
  )
}

function derivedOf(id: TitleId, live: LiveEntity, seasons: readonly Season[]): Written<TitleDerived> {
  const { year, endYear, episode, popularity, connections } = live
  const hasEpisodes = seasons.length > 0
  return {
    year,
    endYear,
    episode,
    popularity,
    connections,
    seasons: hasEpisodes ? (seasons as TitleDerived['seasons']) : undefined,
    links: {
      page: pageOf(id),
      credits: addresses.entity(id, 'credits'),
      connections: addresses.entity(id, 'connections'),
      rating: addresses.entity(id, 'rating'),
      episodes: hasEpisodes ? addresses.entity(id, 'episodes') : undefined,
      series: episode && addresses.entity(episode.series),
    },
  }
}

/** The cast by position, then the other jobs in the order that lists show them in, each by position. */
function inOrder(credits: readonly Credit[]): readonly Credit[] {
  const job = (credit: Credit) => (isCast(credit) ? -1 : creditCategories.order(credit.category))
  const place = (credit: Credit) => credit.position ?? Number.MAX_SAFE_INTEGER
  return credits.toSorted((a, b) => job(a) - job(b) || place(a) - place(b))
}
