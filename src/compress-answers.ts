/** Answers in fewer bytes, for whoever says that they can unpack them. */
import fastifyCompress from '@fastify/compress'
import type { FastifyInstance, onSendHookHandler, RouteOptions } from 'fastify'
import { constants } from 'node:zlib'

/** To be called before there are routes. */
export function compressAnswers(app: FastifyInstance): void {
  void app
    .register(fastifyCompress, {
      // Nobody's form comes compressed, and none is unpacked.
      globalDecompression: false,
      threshold: 1024,
      encodings: ['br', 'gzip'],
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    })
    .after(() => app.addHook('onRoute', compressOnlyWhereAsked))
}

/**
 * The plug-in looks at what is sent and at four of its headers before it looks whether any encoding is asked for, as
 * most programs do not: a tenth of all that an answer in JSON takes.
 */
function compressOnlyWhereAsked(route: RouteOptions): void {
  route.onSend = [route.onSend ?? []].flat().map(onlyWhereAsked)
}

function onlyWhereAsked(compress: onSendHookHandler): onSendHookHandler {
  return function (request, reply, payload, done) {
    if (request.headers['accept-encoding'] === undefined) done(null, payload)
    else compress.call(this, request, reply, payload, done)
  }
}
