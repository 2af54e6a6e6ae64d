/** The OpenAPI 3.1 description: TypeBox schemas are JSON Schema, so they go into it as they are. */
import type { TObject, TSchema } from 'typebox'
import type { Operation } from './operation.ts'
import { components } from './schemas.ts'

type Json = Readonly<Record<string, unknown>>

export function describe(operations: readonly Operation[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Titlecard',
      version: '1',
      summary: 'An open film and television database: reading.',
      description:
        'No key is needed. Answers to GET carry an ETag where they are about one entity; asking again with ' +
        'If-None-Match costs a 304. What goes wrong is told as problem details (RFC 9457).',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, { get: describeOne(operation) }]),
    ),
    components: { schemas: components, responses },
  }
}

function describeOne({
  operationId,
  summary,
  description,
  params,
  query,
  answer,
  isOfEntity,
  isVersioned,
}: Operation): Json {
  return {
    operationId,
    summary,
    description,
    parameters: [...parametersIn('path', params), ...parametersIn('query', query)],
    responses: {
      200: {
        description: summary,
        headers: headersOf(isOfEntity || isVersioned === true),
        content: { 'application/json': { schema: answer } },
      },
      ...(isOfEntity
        ? {
            301: { $ref: '#/components/responses/Merged' },
            410: { $ref: '#/components/responses/Deleted' },
          }
        : {}),
      ...(isOfEntity || isVersioned === true ? { 304: { $ref: '#/components/responses/Unchanged' } } : {}),
      400: { $ref: '#/components/responses/Invalid' },
      404: { $ref: '#/components/responses/NotFound' },
      429: { $ref: '#/components/responses/TooMany' },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function parametersIn(place: 'path' | 'query', { properties, required }: TObject): readonly Json[] {
  return Object.entries(properties as Readonly<Record<string, TSchema & { description?: string }>>).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: place,
      required: place === 'path' || (required ?? []).includes(name as never),
      ...(description === undefined ? {} : { description }),
      schema,
    }),
  )
}

const header = (description: string, type: 'string' | 'integer' = 'string') => ({
  description,
  schema: { type },
})

const limitHeaders = {
  'RateLimit-Limit': header('Requests a minute that are answered.', 'integer'),
  'RateLimit-Remaining': header('How many of them are left.', 'integer'),
  'RateLimit-Reset': header('Seconds until they begin anew.', 'integer'),
}

const headersOf = (hasVersion: boolean): Json => ({
  ...limitHeaders,
  ...(hasVersion ? { ETag: header('For If-None-Match.') } : {}),
})

const problem = (description: string, headers: Json = {}): Json => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const responses = {
  Merged: {
    description: 'The entity was merged into another one, whose address this is.',
    headers: { Location: header('The same, of the other entity.') },
  },
  Unchanged: { description: 'What the client has is what there is.', headers: { ETag: header('The same.') } },
  Invalid: problem(
    'A parameter after the ? is unknown, missing, given twice or has a value that it cannot have.',
  ),
  NotFound: problem('There is no such thing; nor can there be, where an id in the path has the wrong form.'),
  Deleted: problem('There was one, and it was deleted; `detail` says why.'),
  TooMany: problem('Too many requests came from this address.', {
    ...limitHeaders,
    'Retry-After': header('Seconds to wait.', 'integer'),
  }),
  Problem: problem(
    'Anything else: a method that is not answered here (405), or a fault of the server (500).',
  ),
}
