/** The HTTP server both edges stand on: limits, headers, languages in addresses. */
import fastifyCompress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'
import { Refusal } from './catalogue/refusal.ts'
import type { Config } from './config.ts'
import { splitLanguage } from './web/paths.ts'

const seconds = 1000

export function createServer(config: Config): FastifyInstance {
  const app = Fastify({
    logger: { level: config.logLevel },
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30 * seconds,
    keepAliveTimeout: 5 * seconds,
    maxRequestsPerSocket: 1000,
    http: { headersTimeout: 10 * seconds, connectionsCheckingInterval: 2 * seconds, maxHeaderSize: 16 * 1024 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    rewriteUrl: (request) => splitLanguage(request.url ?? '/').rest,
  })
  const headers = securityHeaders(config)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    done(faultOfAddress(request.originalUrl))
  })
  void app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  return app
}

/** On every answer, whatever its status. Over plain http on this machine nothing forces https. */
function securityHeaders({ origin }: Config): Readonly<Record<string, string>> {
  const isSecure = origin?.startsWith('https:') === true
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      ...(isSecure ? ['upgrade-insecure-requests'] : []),
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

const longestAddress = 8 * 1024

/** Addresses that no page or answer has a use for: too long, or naming a parameter twice. */
function faultOfAddress(address: string): Refusal | undefined {
  if (address.length > longestAddress) return new Refusal('invalid', 'The address is longer than 8 kB.', 'address')
  const at = address.indexOf('?')
  if (at === -1) return undefined
  const seen = new Set<string>()
  for (const name of new URLSearchParams(address.slice(at + 1)).keys()) {
    if (seen.has(name)) return new Refusal('invalid', `The parameter ${JSON.stringify(name)} is given twice.`, name)
    seen.add(name)
  }
  return undefined
}
