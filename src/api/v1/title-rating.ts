import Type from 'typebox'
import { closed, Count, optional, TitleRef } from '../../catalogue/schema.ts'
import { histogramOf, joinedTally, scoreOf } from '../../community/score.ts'
import { sharedConstants } from '../../store/rating-count.ts'
import { titleRatings, type TitleRatings } from '../../store/title-tally.ts'
import type { CatalogueConstants } from '../../community/catalogue-constants.ts'
import { addresses } from './addresses.ts'
import { ensureLive } from './live.ts'
import { get, type Api } from './operation.ts'

const Points = Type.Number({ minimum: 1, maximum: 10 })
const Time = Type.String({ format: 'date-time' })

const TitleRating = Type.Object(
  {
    score: optional(
      Type.Number({
        minimum: 1,
        maximum: 10,
        description:
          '(points + m C) / (n + m), in hundredths; absent with fewer than five ratings that count.',
      }),
    ),
    interval: optional(Type.Object({ low: Points, high: Points }, closed)),
    ratings: Type.Integer({ minimum: 0, description: 'How many count, whatever their weight.' }),
    weighted: Type.Number({ minimum: 0, description: 'n: their weights added up.' }),
    points: Type.Number({ minimum: 0, description: 'Ratings times weights, added up.' }),
    plainMean: optional(Points),
    catalogueMean: Type.Number({ description: 'C: the mean of the catalogue.' }),
    priorWeight: Type.Number({ description: 'm: as many ratings of C stand beside those of the title.' }),
    histogram: Type.Array(Type.Object({ rating: Points, ratings: Count }, closed), {
      description: 'From 1 to 10 in halves.',
    }),
    weights: Type.Array(
      Type.Object(
        { rating: Points, weight: Type.Number({ minimum: 0, maximum: 1 }), ratings: Count },
        closed,
      ),
      { description: 'The same by weight: all that the score is made of.' },
    ),
    setAside: Type.Integer({
      minimum: 0,
      description: 'Ratings that wait for a moderator, or that one has taken out.',
    }),
    scoreOfAll: optional(
      Type.Number({ minimum: 1, maximum: 10, description: 'The score with those that are set aside.' }),
    ),
    unusual: Type.Array(
      Type.Object(
        {
          state: Type.Union([Type.Literal('held'), Type.Literal('excluded')]),
          from: Time,
          to: Time,
          ratings: Count,
          signals: Type.Array(Type.String()),
        },
        closed,
      ),
      { description: 'Stretches of time in which ratings came in strangely.' },
    ),
  },
  closed,
)

const params = Type.Object({
  id: { ...TitleRef, description: 'The id of a title.', examples: ['tt0111161'] },
})

export function titleRatingOperation(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'titleRating',
      path: addresses.titleRating,
      summary: 'What members give a title',
      description:
        'The score with its interval, the plain mean, and all numbers that the score is worked out from, by the ' +
        'rules that the page of the ratings explains.',
      params,
      query: Type.Object({}, { additionalProperties: false }),
      answer: TitleRating,
      isOfEntity: true,
    },
    async ({ params: { id } }) => {
      const live = await ensureLive(reader, id)
      if ('movedTo' in live) return live
      return {
        version: live.version,
        make: async () => answerOf(await titleRatings(reader, id), await sharedConstants(reader)),
      }
    },
  )
}

function answerOf({ tally, setAside, activity }: TitleRatings, constants: CatalogueConstants) {
  const { score, interval, ratings, plainMean, sum } = scoreOf(tally, constants)
  const all = scoreOf(joinedTally(tally, setAside), constants)
  return {
    ...(score === undefined ? {} : { score }),
    ...(interval === undefined ? {} : { interval }),
    ratings,
    weighted: sum.weighted,
    points: sum.points,
    ...(plainMean === undefined ? {} : { plainMean }),
    catalogueMean: sum.catalogueMean,
    priorWeight: sum.priorWeight,
    histogram: [...histogramOf(tally)],
    weights: sum.lines.map((line) => ({ rating: line.rating, weight: line.weight, ratings: line.ratings })),
    setAside: all.ratings - ratings,
    ...(all.score === undefined ? {} : { scoreOfAll: all.score }),
    unusual: (activity.notices ?? []).map(({ state, from, to, ratings: waiting, signals }) => ({
      state,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ratings: waiting,
      signals: signals.map(({ kind }) => kind),
    })),
  }
}
