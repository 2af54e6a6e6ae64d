import Type from 'typebox'
import { publicClaims, publicPerson, type Person } from '../../catalogue/person.ts'
import { PersonRef } from '../../catalogue/schema.ts'
import { creditCounts, creditsOfPerson } from '../../store/person-page.ts'
import { addresses, pageOf } from './addresses.ts'
import { pageAsked, pageParameters } from './cursor.ts'
import { claimsOf, documentAnswer } from './document-answer.ts'
import { listBelow, readLive } from './live.ts'
import { get, type Api } from './operation.ts'
import { FilmographyPage, PersonAnswer, type PersonDerived } from './schemas.ts'

const params = Type.Object({
  id: { ...PersonRef, description: 'The id of a person.', examples: ['nm0000151'] },
})

export function personOperations(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'person',
      path: addresses.person,
      summary: 'A person',
      description:
        'The whole document of a person, as anyone may read it, and what follows from their titles.',
      params,
      query: Type.Object({}, { additionalProperties: false }),
      answer: PersonAnswer,
      isOfEntity: true,
    },
    async ({ params: { id } }) => {
      const live = await readLive(reader, id)
      if ('movedTo' in live) return live
      return {
        version: live.version,
        make: async () => {
          const person = JSON.parse(live.json.toString()) as Person
          const json = Buffer.from(JSON.stringify(publicPerson(person)))
          const counts = await creditCounts(reader, id)
          const derived: PersonDerived = {
            popularity: live.popularity,
            credits: counts.map(({ category, credits }) => ({ category, count: credits })),
            links: { page: pageOf(id), credits: addresses.entity(id, 'credits') },
          }
          const said = await claimsOf(reader, id, live, (claims) => publicClaims(person, claims))
          return documentAnswer(id, live, { json, derived, said })
        },
      }
    },
  )
  get(
    api,
    {
      operationId: 'personCredits',
      path: addresses.personCredits,
      summary: 'The filmography of a person',
      description: 'The latest first; titles whose year is not known come last.',
      params,
      query: Type.Object(pageParameters, { additionalProperties: false }),
      answer: FilmographyPage,
      isOfEntity: true,
    },
    ({ params: { id }, query }) =>
      listBelow(reader, id, pageAsked('filmography', query), async (range) =>
        (await creditsOfPerson(reader, id, range)).map(({ detail, ...credit }) => ({ ...credit, ...detail })),
      ),
  )
}
