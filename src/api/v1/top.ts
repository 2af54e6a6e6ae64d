/** The titles that members rate best. */
import Type from 'typebox'
import { titleTypes } from '../../catalogue/vocabulary/title-types.ts'
import { mostListed } from '../../community/ranked-list.ts'
import { catalogueVersion } from '../../store/catalogue-version.ts'
import {
  listFacts,
  listsVersion,
  rankedLists,
  rankedPlaces,
  type RankedPlace,
} from '../../store/ranked-lists.ts'
import { addresses } from './addresses.ts'
import { cursorOf, pageAsked, pageParameters } from './cursor.ts'
import { get, type Api } from './operation.ts'
import { RankedPage, type RankedAnswer } from './schemas.ts'

const TitleType = Type.Union(
  titleTypes.terms.map(({ id }) => Type.Literal(id)),
  { default: 'movie', description: 'The type of the titles.', examples: ['movie', 'tvSeries'] },
)

export function topOperation(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'top',
      path: addresses.top,
      summary: 'The best rated titles',
      description:
        `Up to ${mostListed} titles of a type, by the lower bound of what members give them, as the last daily count ` +
        'of all ratings ranked them. The page of the list tells the rule.',
      params: Type.Object({}),
      query: Type.Object(
        { type: Type.Optional(TitleType), ...pageParameters },
        { additionalProperties: false },
      ),
      answer: RankedPage,
      isOfEntity: false,
      isVersioned: true,
    },
    async ({ query: { type = 'movie', ...query } }) => {
      const lists = await rankedLists(reader)
      const { list, offset, limit } = pageAsked(`top-${type}`, query)
      const { minimum, listed } = listFacts(lists, type)
      return {
        version: await catalogueVersion(reader, listsVersion(lists)),
        make: async () => ({
          type,
          minimum,
          ...(lists.on === undefined ? {} : { countedOn: lists.on }),
          results: (await rankedPlaces(reader, type, { offset, limit })).map(answerOf),
          ...(offset + limit < listed ? { next: cursorOf(list, offset + limit) } : {}),
        }),
      }
    },
  )
}

/** The bound as `titlecard scores` writes it. */
const answerOf = ({ place, line, bound, score, ratings, isUnusual }: RankedPlace): RankedAnswer => ({
  place,
  title: line,
  bound: Number(bound.toFixed(6)),
  score: score / 100,
  ratings,
  isUnusual,
})
