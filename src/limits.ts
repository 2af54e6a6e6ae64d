/** How often one address may ask. Why, and why it can be changed: docs/decisions/0004-limits.md. */
import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './catalogue/refusal.ts'
import type { Config } from './config.ts'

const minute = 60_000

/** What a search box asks for while somebody types: counted apart, so that typing never stops. */
const suggestionsAMinute = 300

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/** The patterns of the routes that are counted otherwise than the rest of the API. */
export type SearchRoutes = { readonly page: string; readonly answer: string }

/** Counts by address, IPv6 by the /64; an X-Forwarded-For is believed where the server believes it. */
export async function limitRequests(
  app: FastifyInstance,
  limits: Config['limits'],
  searchRoutes: SearchRoutes,
): Promise<void> {
  await app.register(rateLimit, { global: false, ipv6Subnet: 64, store: Windows })
  const limiter = (max: number): Limiter | undefined =>
    max === 0 ? undefined : app.createRateLimit({ max, timeWindow: minute })
  const api = limiter(limits.api)
  const search = limiter(limits.search)
  const suggestions = limiter(limits.search === 0 ? 0 : Math.max(limits.search, suggestionsAMinute))
  const limiterFor = (request: FastifyRequest): Limiter | undefined => {
    const pattern = request.is404 ? request.url : request.routeOptions.url
    if (pattern === searchRoutes.page) return search
    if (pattern === searchRoutes.answer) return isFromOwnPage(request) ? suggestions : search
    return pattern?.startsWith('/api/') ? api : undefined
  }
  app.addHook('onRequest', (request, reply, done) => {
    const chosen = limiterFor(request)
    if (chosen) count(chosen, request, reply).then(done, done)
    else done()
  })
}

/** A browser says so of its own accord; a program that claims it gains a higher limit, and no more. */
function isFromOwnPage(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-site'] === 'same-origin'
}

/** Resolves to what is wrong, if anything is. */
async function count(
  limiter: Limiter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Refusal | undefined> {
  const counted = await limiter(request)
  if (counted.isAllowed) return undefined
  const { max, remaining, ttlInSeconds, isExceeded } = counted
  reply.header('ratelimit-limit', max)
  reply.header('ratelimit-remaining', remaining)
  reply.header('ratelimit-reset', ttlInSeconds)
  if (!isExceeded) return undefined
  reply.header('retry-after', ttlInSeconds)
  return new Refusal(
    'too-many',
    `${max} requests a minute are answered; the next in ${ttlInSeconds} seconds.`,
  )
}

type Counted = Parameters<FastifyRateLimitStore['incr']>[1]

/** Fixed windows by a clock that is never set back, for so many addresses that memory stays bounded. */
class Windows implements FastifyRateLimitStore {
  readonly #windows = new Map<string, { requests: number; readonly endsAt: number }>()
  readonly #most = 50_000

  incr(key: string, callback: Counted, length: number): void {
    const now = performance.now()
    let window = this.#windows.get(key)
    if (!window || window.endsAt <= now) {
      // Taken out and put in again, so that the first in the map is the first to end.
      this.#windows.delete(key)
      window = { requests: 0, endsAt: now + length }
      this.#windows.set(key, window)
      if (this.#windows.size > this.#most) this.#windows.delete(this.#windows.keys().next().value ?? key)
    }
    window.requests += 1
    callback(null, { current: window.requests, ttl: window.endsAt - now })
  }

  child(): FastifyRateLimitStore {
    return new Windows()
  }
}
