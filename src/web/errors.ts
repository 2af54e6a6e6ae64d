/** The one place where the HTML edge answers what went wrong. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import { statusOf, type ErrorPageModel } from './error-page.ts'
import type { Sender } from './send-page.ts'

export function answerErrors(app: FastifyInstance, sender: Sender): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = tellingOf(error)
    if (told.status >= 500) request.log.error({ err: error }, 'request failed')
    return answer(sender, request, reply, told)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      return answer(sender, request, reply, { status: 404, kind: 'not-found', detail: undefined })
    }
    reply.header('allow', 'GET, HEAD')
    const detail = `${request.method} is not answered here.`
    return answer(sender, request, reply, { status: 405, kind: 'invalid', detail })
  })
}

type Told = Pick<ErrorPageModel, 'status' | 'kind' | 'detail'>

/** What may be said of an error: a refusal's message, a framework's status, nothing of anything else. */
function tellingOf(error: FastifyError | Refusal): Told {
  if (error instanceof Refusal) {
    const kind = error.kind === 'forbidden' || error.kind === 'conflict' ? 'invalid' : error.kind
    return { status: statusOf[error.kind], kind, detail: error.message }
  }
  const status = error.statusCode ?? 500
  if (status === 429) return { status, kind: 'too-many', detail: undefined }
  if (status === 404) return { status, kind: 'not-found', detail: undefined }
  if (status >= 400 && status < 500) return { status, kind: 'invalid', detail: error.message }
  return { status: 500, kind: 'fault', detail: undefined }
}

function answer(sender: Sender, request: FastifyRequest, reply: FastifyReply, told: Told): FastifyReply {
  const model: ErrorPageModel = { ...told, requestId: request.id }
  const { words } = sender.contextOf(request)
  const html = sender.renderNow(request, 'ErrorPage', model, { title: words.say.errors[told.kind].heading })
  return reply
    .code(told.status)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language, accept-encoding')
    .type('text/html; charset=utf-8')
    .send(html)
}
