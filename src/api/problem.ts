/** The one place where the API answers what went wrong: problem details (RFC 9457). */
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { Refusal, type RefusalKind } from '../catalogue/refusal.ts'
import { allowEveryOrigin } from './cors.ts'
import { quoted, sayFault } from './say-fault.ts'

export const Problem = Type.Object(
  {
    type: Type.Literal('about:blank', { description: 'The status says what kind of problem it is.' }),
    title: Type.String({ description: "The status's own phrase." }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What is wrong with this request, and what to do.' }),
    instance: Type.Optional(Type.String({ description: 'The request, as the log of the server knows it.' })),
    field: Type.Optional(Type.String({ description: 'The parameter that is wrong.' })),
  },
  { additionalProperties: false, description: 'Why there is no answer (RFC 9457).' },
)
export type Problem = Static<typeof Problem>

const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'too-many': 429,
  busy: 503,
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request)
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
    return sendProblem(reply, request, problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const detail = `Nothing is answered at ${quoted(request.url.split('?', 1).join())}.`
    return sendProblem(reply, request, problem(404, detail))
  })
}

/** What may be said of an error: a refusal's message, a framework's status, nothing of anything else. */
function problemOf(error: FastifyError | Refusal, request: FastifyRequest): Problem {
  if (error instanceof Refusal) return problem(statusOf[error.kind], error.message, error.subject)
  if (error.validation) {
    const { detail, field } = sayFault(error, request)
    // A path with an id of the wrong form names nothing, here as on the pages; only what follows a ? is invalid.
    return problem(error.validationContext === 'params' ? 404 : 400, detail, field)
  }
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) return problem(status, error.message)
  return { ...problem(500, 'The server failed; the fault is in its log.'), instance: request.id }
}

/** For a method that changes something: everything here is read. */
export function methodNotAllowed(method: string): FastifyError {
  const message = `${method} is not answered here; GET is.`
  return Object.assign(new Error(message), {
    name: 'MethodNotAllowed',
    code: 'METHOD_NOT_ALLOWED',
    statusCode: 405,
  })
}

function problem(status: number, detail: string, field?: string): Problem {
  const title = STATUS_CODES[status] ?? 'Unknown'
  return { type: 'about:blank', title, status, detail, ...(field === undefined ? {} : { field }) }
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  // A fault found before the routes' own hooks ran has no such headers yet.
  allowEveryOrigin(request, reply)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
