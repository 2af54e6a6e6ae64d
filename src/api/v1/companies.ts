import Type from 'typebox'
import { CompanyRef } from '../../catalogue/schema.ts'
import { roleCounts, worksOf } from '../../store/company-page.ts'
import { addresses, pageOf } from './addresses.ts'
import { pageAsked, pageParameters } from './cursor.ts'
import { claimsOf, documentAnswer } from './document-answer.ts'
import { listBelow, readLive } from './live.ts'
import { get, type Api } from './operation.ts'
import { CompanyAnswer, CompanyTitlePage, type CompanyDerived } from './schemas.ts'

const params = Type.Object({
  id: { ...CompanyRef, description: 'The id of a company.', examples: ['co0018183'] },
})

export function companyOperations(api: Api): void {
  const { reader } = api
  get(
    api,
    {
      operationId: 'company',
      path: addresses.company,
      summary: 'A company',
      description: 'The whole document of a company, and what follows from the titles that name it.',
      params,
      query: Type.Object({}, { additionalProperties: false }),
      answer: CompanyAnswer,
      isOfEntity: true,
    },
    async ({ params: { id } }) => {
      const live = await readLive(reader, id)
      if ('movedTo' in live) return live
      return {
        version: live.version,
        make: async () => {
          const counts = await roleCounts(reader, id)
          const derived: CompanyDerived = {
            popularity: live.popularity,
            titles: counts.map(({ role, titles }) => ({ role, count: titles })),
            links: { page: pageOf(id), titles: addresses.entity(id, 'titles') },
          }
          const said = await claimsOf(reader, id, live)
          return documentAnswer(id, live, { json: live.json, derived, said })
        },
      }
    },
  )
  get(
    api,
    {
      operationId: 'companyTitles',
      path: addresses.companyTitles,
      summary: 'The titles of a company',
      description: 'What it did for each, the latest first; titles whose year is not known come last.',
      params,
      query: Type.Object(pageParameters, { additionalProperties: false }),
      answer: CompanyTitlePage,
      isOfEntity: true,
    },
    ({ params: { id }, query }) =>
      listBelow(reader, id, pageAsked('company-titles', query), async (range) =>
        (await worksOf(reader, id, range)).map(({ detail, ...work }) => ({ ...work, ...detail })),
      ),
  )
}
