/** How often one address may ask. Why, and why it can be changed: docs/decisions/0004-limits.md. */
import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import type { Config } from '../config.ts'
import { newSharedCounts, RequestCounts, type SharedCounts } from './request-counts.ts'

const minute = 60_000

/** What a search box asks for while somebody types: counted apart, so that typing never stops. */
const suggestionsAMinute = 300

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/** What browsers tell of by themselves, whatever else may be asked here without limit. */
const reportsAMinute = 60

/** The patterns of the routes that are counted otherwise than the rest of the API. */
export type CountedRoutes = { readonly page: string; readonly answer: string; readonly report: string }

/**
 * Counts by address, IPv6 by the /64; an X-Forwarded-For is believed where the server believes it. Threads that
 * are given the same counts limit as one.
 */
export async function limitRequests(
  app: FastifyInstance,
  limits: Config['limits'],
  routes: CountedRoutes,
  shared: SharedCounts = newSharedCounts(),
): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    ipv6Subnet: 64,
    store: storeOver(new RequestCounts(shared)),
  })
  const limiter = (max: number): Limiter | undefined =>
    max === 0 ? undefined : app.createRateLimit({ max, timeWindow: minute })
  const api = limiter(limits.api)
  const search = limiter(limits.search)
  const suggestions = limiter(limits.search === 0 ? 0 : Math.max(limits.search, suggestionsAMinute))
  const reports = limiter(reportsAMinute)
  const limited = (choose: (request: FastifyRequest) => Limiter | undefined): onRequestHookHandler =>
    function (request, reply, done) {
      const chosen = choose(request)
      if (chosen) count(chosen, request, reply).then(done, done)
      else done()
    }
  const hookOf = (pattern: string): onRequestHookHandler | undefined => {
    if (pattern === routes.page) return limited(() => search)
    if (pattern === routes.report) return limited(() => reports)
    if (pattern === routes.answer)
      return limited((request) => (isFromOwnPage(request) ? suggestions : search))
    return pattern.startsWith('/api/') ? limited(() => api) : undefined
  }
  app.addHook('onRoute', (route) => {
    const hook = hookOf(route.url)
    if (hook) route.onRequest = [hook, route.onRequest ?? []].flat()
  })
  const ofNoRoute = limited((request) => (request.url.startsWith('/api/') ? api : undefined))
  app.addHook('onRequest', function (request, reply, done) {
    if (request.is404) ofNoRoute.call(this, request, reply, done)
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

/** The counts in the form that the plug-in asks for. Each limiter has a child, numbered alike in every thread. */
function storeOver(counts: RequestCounts): FastifyRateLimitStoreCtor {
  let children = 0
  return class Store implements FastifyRateLimitStore {
    readonly #limiter = (children += 1)

    incr(key: string, callback: Parameters<FastifyRateLimitStore['incr']>[1], length: number): void {
      const { requests, left } = counts.count(`${this.#limiter} ${key}`, length)
      callback(null, { current: requests, ttl: left })
    }

    child(): FastifyRateLimitStore {
      return new Store()
    }
  }
}
