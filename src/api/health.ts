import type { FastifyInstance } from 'fastify'
import type { ReadHandle } from '../store/tables.ts'

const patience = 2000

/** For whoever watches over the program: 200 when the database answers within two seconds, else 503. */
export function healthRoute(app: FastifyInstance, reader: ReadHandle): void {
  app.get('/healthz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await withinTime(
        reader.selectFrom('meta').select('value').where('name', '=', 'schema').executeTakeFirstOrThrow(),
      )
      return await reply.send({ status: 'ok' })
    } catch (error) {
      request.log.error({ err: error, requestId: request.id }, 'the database does not answer')
      return reply.code(503).header('retry-after', '5').send({ status: 'unavailable' })
    }
  })
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
