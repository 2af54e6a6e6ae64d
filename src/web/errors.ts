/** The one place where the HTML edge answers what went wrong. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, type RefusalKind } from '../catalogue/refusal.ts'
import { statusOf, type ErrorPageModel } from './error-page.ts'
import { vary, type Sender } from './send-page.ts'

export function answerErrors(app: FastifyInstance, sender: Sender): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = tellingOf(error)
    if (told.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
    return answer(sender, request, reply, told)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      return answer(sender, request, reply, untold(404, 'not-found'))
    }
    reply.header('allow', 'GET, HEAD')
    const detail = `${request.method} is not answered here.`
    return answer(sender, request, reply, { ...untold(405, 'invalid'), detail })
  })
}

type Told = Omit<ErrorPageModel, 'requestId'>

const untold = (status: number, kind: Told['kind']): Told => ({
  status,
  kind,
  detail: undefined,
  parameter: undefined,
})

const kindOfPage: Readonly<Record<RefusalKind, Told['kind']>> = {
  invalid: 'invalid',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  gone: 'gone',
  conflict: 'conflict',
  'too-many': 'too-many',
  busy: 'too-many',
}

/** What may be said of an error: a refusal's message, a framework's status, nothing of anything else. */
function tellingOf(error: FastifyError | Refusal): Told {
  if (error instanceof Refusal) {
    const kind = kindOfPage[error.kind]
    const { message, subject, because } = error
    return { status: statusOf[error.kind], kind, reason: because, detail: message, parameter: subject }
  }
  const status = error.statusCode ?? 500
  if (status === 429) return untold(status, 'too-many')
  if (status === 404) return untold(status, 'not-found')
  if (status === 413) return { ...untold(status, 'too-large'), reason: ['formLarge'] }
  if (status >= 400 && status < 500) return { ...untold(status, 'invalid'), detail: error.message }
  return untold(500, 'fault')
}

async function answer(
  sender: Sender,
  request: FastifyRequest,
  reply: FastifyReply,
  told: Told,
): Promise<FastifyReply> {
  const model: ErrorPageModel = { ...told, requestId: request.id }
  // Where even this fails, the page is told as to anybody.
  const context = await sender.visitedContext(request).catch(() => sender.contextOf(request))
  const title = context.words.say.errors[told.kind].heading
  const html = sender.renderNow(context, 'ErrorPage', model, { title })
  // The wait that a limit asks for stands where other limits put it.
  if (told.kind === 'too-many' && /^\d+$/.test(told.parameter ?? ''))
    reply.header('retry-after', told.parameter)
  return reply
    .code(told.status)
    .header('cache-control', 'no-store')
    .header('vary', vary)
    .type('text/html; charset=utf-8')
    .send(html)
}
