/** The HTTP server both edges stand on: limits, headers, languages in addresses. */
import fastifyCompress from '@fastify/compress'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type onSendHookHandler,
  type RouteOptions,
} from 'fastify'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { constants } from 'node:zlib'
import { destination, pino, type DestinationStream, type Logger } from 'pino'
import { Refusal } from './catalogue/refusal.ts'
import type { Config } from './config.ts'
import { splitLanguage } from './web/entity-paths.ts'
import { routePaths } from './web/paths.ts'

const seconds = 1000

/** Milliseconds: how long a client may take. Shorter ones are for tests. */
export type Patience = { readonly headers: number; readonly request: number; readonly check: number }
const usualPatience: Patience = { headers: 10 * seconds, request: 30 * seconds, check: 2 * seconds }

/** Bytes. Of the memory that Node cuts small buffers from, so that most answers lie there: each of their own costs 10 µs. */
const poolSize = 1024 * 1024

/** A line of JSON for each entry, on the console unless told otherwise. */
export const newLog = ({ logLevel }: Pick<Config, 'logLevel'>, stream?: DestinationStream): Logger =>
  pino({ level: logLevel, serializers: { req: requestInLog, res: answerInLog } }, stream ?? destination(1))

export function createServer(
  config: Config,
  log: Logger = newLog(config),
  patience: Patience = usualPatience,
): FastifyInstance {
  Buffer.poolSize = poolSize
  const headers = securityHeaders(config)
  const app = Fastify({
    // Told of a log, Fastify waits for the end of each answer to note it there: a tenth of all that some take.
    ...(log.isLevelEnabled('info') ? { loggerInstance: log as FastifyBaseLogger } : {}),
    // Failures are logged with the request's id in them; a logger of its own for each request costs too much.
    childLoggerFactory: () => log,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 64 * 1024,
    // No parameter is longer than what Node takes: the hook below judges addresses, in each edge's own form.
    routerOptions: { maxParamLength: longestHead },
    requestTimeout: patience.request,
    keepAliveTimeout: 5 * seconds,
    maxRequestsPerSocket: 1000,
    http: {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: patience.check,
      maxHeaderSize: longestHead,
    },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    rewriteUrl: (request) => routable(splitLanguage(request.url ?? '/').rest),
    clientErrorHandler: (error, socket) => answerRaw(error, socket, headers),
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    done(faultOfAddress(request.originalUrl) ?? faultOfOrigin(request, config.origin))
  })
  takeForms(app)
  compressAnswers(app)
  return app
}

/** Before there are routes. */
function compressAnswers(app: FastifyInstance): void {
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

/** What a log may know of a request: nothing that opens an account, as links of letters do. */
export const requestInLog = ({ method, originalUrl, url, ip }: LoggedRequest) => ({
  method,
  url: (originalUrl ?? url).replace(/([?&](?:token|invitation|code|state)=)[^&]*/g, '$1…'),
  remoteAddress: ip,
})

const answerInLog = ({ statusCode }: { readonly statusCode: number }) => ({ statusCode })

type LoggedRequest = Pick<FastifyRequest, 'method' | 'url' | 'ip'> & { readonly originalUrl?: string }

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whatever changes something has to come from a page of our own: by what the browser says of where the request was
 * made, else by the origin that it names. A request that says neither is refused, and so is one from a neighbour.
 */
function faultOfOrigin(request: FastifyRequest, configured: string | undefined): Refusal | undefined {
  if (readingMethods.has(request.method) || request.is404) return undefined
  // Sent by mail programs (RFC 8058): what stands in the address is all that it needs to be believed.
  if (request.routeOptions.url === routePaths.stopLetters) return undefined
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const own = configured ?? `${request.protocol}://${request.host}`
  const isOwn = site === undefined ? origin === own : site === 'same-origin' || site === 'none'
  if (isOwn && (origin === undefined || origin === own)) return undefined
  return new Refusal('forbidden', 'This has to be sent from a page of this site.', 'origin')
}

/** Forms as browsers send them; each field once. */
function takeForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      const fields = new Map<string, string>()
      for (const [name, value] of new URLSearchParams(String(body))) {
        if (fields.has(name))
          return done(new Refusal('invalid', `The field ${JSON.stringify(name)} is given twice.`, name))
        fields.set(name, value)
      }
      done(null, fields)
    },
  )
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
      // Text becomes markup in the templates of components alone, by the policy that their runtime makes.
      "require-trusted-types-for 'script'",
      'trusted-types svelte-trusted-html',
      ...(isSecure ? ['upgrade-insecure-requests'] : []),
      `report-uri ${routePaths.policyReports}`,
      // Browsers take it by https alone, and where it stands pass the one above over.
      ...(isSecure ? ['report-to csp'] : []),
    ].join('; '),
    ...(isSecure ? { 'reporting-endpoints': `csp="${routePaths.policyReports}"` } : {}),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/** For what is no request at all, or comes too slowly: a few bytes, then the connection ends. */
function answerRaw(
  { code }: Error & { readonly code?: string },
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  const title = STATUS_CODES[status] ?? ''
  const body = JSON.stringify({ type: 'about:blank', title, status })
  const all = {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(body.length),
    connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${title}`, ...lines, '', body].join('\r\n'), () => socket.destroy())
}

const longestHead = 16 * 1024
const longestAddress = 8 * 1024

/** A path that can't be decoded gets no further than the hook, but some route has to say so in its own form. */
function routable(address: string): string {
  return isDecodable(address) ? address : address.replaceAll('%', '%25')
}

function isDecodable(address: string): boolean {
  if (!address.includes('%')) return true
  try {
    decodeURIComponent(address.split('?', 1).join())
    return true
  } catch {
    return false
  }
}

/** Addresses that no page or answer has a use for: too long, undecodable, or naming a parameter twice. */
function faultOfAddress(address: string): Refusal | undefined {
  if (address.length > longestAddress)
    return new Refusal('invalid', 'The address is longer than 8 kB.', 'address')
  if (!isDecodable(address))
    return new Refusal('invalid', 'The address holds a % that stands for nothing.', 'address')
  const at = address.indexOf('?')
  if (at === -1) return undefined
  const seen = new Set<string>()
  for (const name of new URLSearchParams(address.slice(at + 1)).keys()) {
    if (seen.has(name))
      return new Refusal('invalid', `The parameter ${JSON.stringify(name)} is given twice.`, name)
    seen.add(name)
  }
  return undefined
}
