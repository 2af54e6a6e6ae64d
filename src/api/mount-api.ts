/** The JSON edge: the whole API, mounted in plain sight. */
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import type { NameIndex } from '../store/engine/engine.ts'
import type { ReadHandle } from '../store/tables.ts'
import { allowEveryOrigin, answerPreflight, readMethods } from './cors.ts'
import { healthRoute } from './health.ts'
import { answerProblems, methodNotAllowed } from './problem.ts'
import { prefix } from './v1/addresses.ts'
import { mountV1 } from './v1/mount-v1.ts'

/** What the API is made of; nothing in it can write. */
export type ApiParts = { readonly reader: ReadHandle; readonly names: NameIndex }

export async function mountApi(app: FastifyInstance, parts: ApiParts): Promise<void> {
  healthRoute(app, parts.reader)
  await app.register(
    (scope, _options, done) => {
      answerProblems(scope)
      scope.addHook('onRequest', (request, reply, next) => {
        allowEveryOrigin(request, reply)
        if (request.method === 'OPTIONS') return void answerPreflight(reply)
        if (request.method !== 'GET' && request.method !== 'HEAD') {
          reply.header('allow', readMethods)
          return next(methodNotAllowed(request.method))
        }
        next()
      })
      // Later than all that counts requests: whoever sends bodies is counted too.
      scope.addHook('preParsing', (request, _reply, payload, next) =>
        next(
          hasBody(request.headers) ? new Refusal('invalid', 'A request to read has no body.') : null,
          payload,
        ),
      )
      mountV1(scope, parts)
      done()
    },
    { prefix },
  )
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

function hasBody(headers: Headers): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
