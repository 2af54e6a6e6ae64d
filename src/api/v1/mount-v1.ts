import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ApiParts } from '../mount-api.ts'
import { companyOperations } from './companies.ts'
import { describe } from './describe.ts'
import { descriptionOperation } from './description.ts'
import { lookUpOperations } from './look-up.ts'
import type { Api } from './operation.ts'
import { personOperations } from './people.ts'
import { topOperation } from './top.ts'
import { titleRatingOperation } from './title-rating.ts'
import { reviewOperations } from './reviews.ts'
import { titleOperations } from './titles.ts'

export function mountV1(app: FastifyInstance, { reader, names }: ApiParts): void {
  const api: Api = { app, reader, names, operations: [], description: '', shape: '' }
  titleOperations(api)
  titleRatingOperation(api)
  reviewOperations(api)
  topOperation(api)
  personOperations(api)
  companyOperations(api)
  lookUpOperations(api)
  descriptionOperation(api)
  api.description = JSON.stringify(describe(api.operations))
  api.shape = createHash('sha256').update(api.description).digest('base64url').slice(0, 8)
}
