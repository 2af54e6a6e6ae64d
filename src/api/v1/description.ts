import Type from 'typebox'
import { addresses } from './addresses.ts'
import { get, type Api } from './operation.ts'

export function descriptionOperation(api: Api): void {
  get(
    api,
    {
      operationId: 'description',
      path: addresses.description,
      summary: 'This description',
      description:
        'What the API answers, in OpenAPI 3.1, made of the schemas that requests are checked against.',
      params: Type.Object({}),
      query: Type.Object({}, { additionalProperties: false }),
      answer: Type.Object({ openapi: Type.String() }),
      isOfEntity: false,
    },
    async () => ({ make: () => Buffer.from(api.description) }),
  )
}
