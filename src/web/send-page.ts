/** How a page is answered: the language, the ETag, the kept copy, the bytes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import { shortHash } from '../catalogue/ids.ts'
import { may } from '../community/policy.ts'
import type { ReadHandle } from '../store/tables.ts'
import { waitingCount } from '../store/waiting-count.ts'
import { chooseLanguage } from '../text/language.ts'
import { wordsIn, type Words } from '../text/words.ts'
import { withContact } from './contact.ts'
import { splitLanguage } from './entity-paths.ts'
import { Paths } from './paths.ts'
import { PageCache } from './page-cache.ts'
import type { PageContext } from './page-context.ts'
import type { Head, ModelOf, PageName, Renderer } from './render.ts'
import type { OpenSession, Visitors } from './visitors.ts'

export type SenderParts = {
  readonly reader: ReadHandle
  readonly renderer: Renderer
  readonly origin: string | undefined
  readonly contact: string | undefined
  readonly isDemo: boolean
  readonly visitors: Visitors
}

/** A page differs by the reader's language, and by who is signed in. */
export const vary = 'accept-language, accept-encoding, cookie'

/** A page to send: `make` runs only where neither the reader nor this process has it already. */
export type PageToSend<Name extends PageName> = {
  readonly page: Name
  /** Changes whenever the page may say something else; absent for pages that are never kept. */
  readonly version?: string
  /** Shows what is one visitor's alone: nobody keeps it. */
  readonly isPrivate?: boolean
  /** The address of the page, where it is shown in answer to a form that went to another one. */
  readonly address?: string
  readonly make: (context: PageContext) => Promise<{ model: ModelOf<Name>; head: Head }>
}

export class Sender {
  readonly #parts: SenderParts
  readonly #cache = new PageCache()
  /** Of what pages are made with beside the catalogue: when it changes, readers get kept pages again. */
  readonly #build: string

  constructor(parts: SenderParts) {
    this.#parts = { ...parts, renderer: withContact(parts.renderer, parts.contact) }
    this.#build = `${parts.renderer.version}${shortHash(`${parts.origin} ${parts.contact}`)}`
  }

  /** `address` where the page is shown at another one than its own, as forms with faults are. */
  contextOf(request: FastifyRequest, address = request.originalUrl): PageContext {
    const { language } = splitLanguage(address)
    const words: Words = wordsIn(language ?? chooseLanguage(request.headers['accept-language']))
    return { words, paths: new Paths(language), address, isDemo: this.#parts.isDemo }
  }

  async send<Name extends PageName>(
    request: FastifyRequest,
    reply: FastifyReply,
    { page, version, isPrivate = false, address, make }: PageToSend<Name>,
  ): Promise<FastifyReply> {
    const { context, session } = await this.#visited(request, address)
    for (const cookie of session?.renewed ?? []) reply.header('set-cookie', cookie)
    reply.header('vary', vary)
    reply.header('content-language', context.words.language)
    if (isPrivate || context.visitor) return this.#sendPrivately(request, reply, { page, make }, context)
    const key = `${context.words.language} ${context.address}`
    const origin = this.originOf(request)
    if (version === undefined) {
      const { model, head } = await make(context)
      return this.#html(reply, this.#parts.renderer.render(page, model, { head, context, origin }))
    }
    const etag = `W/"${version}.${context.words.language}.${this.#build}"`
    reply.header('etag', etag).header('cache-control', 'public, no-cache')
    if (request.headers['if-none-match'] !== undefined && matches(request.headers['if-none-match'], etag)) {
      return reply.code(304).send()
    }
    const kept = this.#cache.get(key + origin, etag)
    if (kept !== undefined) return this.#html(reply, kept)
    const { model, head } = await make(context)
    const html = this.#parts.renderer.render(page, model, { head, context, origin })
    this.#cache.offer(key + origin, etag, html)
    return this.#html(reply, html)
  }

  /** With who is signed in. Without a cookie it is a look at a header, and no more. */
  async visitedContext(request: FastifyRequest): Promise<PageContext> {
    return (await this.#visited(request)).context
  }

  async #visited(
    request: FastifyRequest,
    address?: string,
  ): Promise<{ readonly context: PageContext; readonly session?: OpenSession }> {
    const context = this.contextOf(request, address)
    if (request.headers.cookie === undefined) return { context }
    const session = await this.#parts.visitors.sessionIn(request)
    if (!session) return { context }
    const { member, unread } = session
    const seesQueue = may(member.roleInForce, 'see the queue', false)
    // Asked for staff alone: nobody else's page costs a query more.
    const waiting = seesQueue ? await waitingCount(this.#parts.reader, member.id, new Date()) : 0
    const mayModerate = seesQueue || session.isAway
    return { context: { ...context, visitor: { name: member.name, unread, mayModerate, waiting } }, session }
  }

  /** What one visitor sees is neither kept here nor anywhere on its way. */
  async #sendPrivately<Name extends PageName>(
    request: FastifyRequest,
    reply: FastifyReply,
    { page, make }: PageToSend<Name>,
    context: PageContext,
  ): Promise<FastifyReply> {
    reply.header('cache-control', 'private, no-store')
    const { model, head } = await make(context)
    const origin = this.originOf(request)
    return this.#html(reply, this.#parts.renderer.render(page, model, { head, context, origin }))
  }

  /** The address of a merged record: for ever, though asked for again, since a merge can be undone. */
  sendMoved(request: FastifyRequest, reply: FastifyReply, to: string): FastifyReply {
    const context = this.contextOf(request)
    reply.code(301).header('location', to).header('cache-control', 'no-cache')
    reply.header('vary', vary)
    return this.#html(
      reply,
      this.renderNow(context, 'MovedPage', { to }, { title: context.words.say.errors.moved.heading }),
    )
  }

  /** For answers that are no page of the catalogue, such as errors: never kept. */
  renderNow<Name extends PageName>(
    context: PageContext,
    page: Name,
    model: ModelOf<Name>,
    head: Head,
  ): Buffer {
    return this.#parts.renderer.render(page, model, { head, context, origin: '' })
  }

  /** Where the site is reached, as configured, else as this request says. */
  originOf(request: FastifyRequest): string {
    if (this.#parts.origin !== undefined) return this.#parts.origin
    if (!/^[\w.:[\]-]{1,255}$/.test(request.host))
      throw new Refusal('invalid', 'The Host header names no host.', 'host')
    return `${request.protocol}://${request.host}`
  }

  /**
   * The site's address in a letter. Whoever sends a request can name any host in it, and would be sent the links of
   * others: where no origin is configured, only this machine itself is believed.
   */
  originForLetters(request: FastifyRequest): string {
    const origin = this.trustedOrigin(request)
    if (origin !== undefined) return origin
    throw new Refusal('invalid', 'This site sends no letters until ORIGIN says what its address is.', 'host')
  }

  /** `undefined` where all that is known of the site's address is what the request says. */
  trustedOrigin(request: FastifyRequest): string | undefined {
    const origin = this.originOf(request)
    return this.#parts.origin !== undefined || isThisMachine(new URL(origin).hostname) ? origin : undefined
  }

  #html(reply: FastifyReply, html: Buffer): FastifyReply {
    return reply.type('text/html; charset=utf-8').send(html)
  }
}

const isThisMachine = (host: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(host)

/** If-None-Match by weak comparison (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  const opaque = etag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === opaque)
}
