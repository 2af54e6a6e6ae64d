/** How a page is answered: the language, the ETag, the kept copy, the bytes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../catalogue/refusal.ts'
import { chooseLanguage } from '../text/language.ts'
import { wordsIn, type Words } from '../text/words.ts'
import { Paths, splitLanguage } from './paths.ts'
import { PageCache } from './page-cache.ts'
import type { PageContext } from './page-context.ts'
import type { Head, ModelOf, PageName, Renderer } from './render.ts'

export type SenderParts = {
  readonly renderer: Renderer
  readonly origin: string | undefined
  readonly isDemo: boolean
}

/** A page to send: `make` runs only where neither the reader nor this process has it already. */
export type PageToSend<Name extends PageName> = {
  readonly page: Name
  /** Changes whenever the page may say something else; absent for pages that are never kept. */
  readonly version?: string
  readonly make: (context: PageContext) => Promise<{ model: ModelOf<Name>; head: Head }>
}

export class Sender {
  readonly #parts: SenderParts
  readonly #cache = new PageCache()

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  contextOf(request: FastifyRequest): PageContext {
    const address = request.originalUrl
    const { language } = splitLanguage(address)
    const words: Words = wordsIn(language ?? chooseLanguage(request.headers['accept-language']))
    return { words, paths: new Paths(language), address, isDemo: this.#parts.isDemo }
  }

  async send<Name extends PageName>(
    request: FastifyRequest,
    reply: FastifyReply,
    { page, version, make }: PageToSend<Name>,
  ): Promise<FastifyReply> {
    const context = this.contextOf(request)
    reply.header('vary', 'accept-language, accept-encoding')
    reply.header('content-language', context.words.language)
    const key = `${context.words.language} ${context.address}`
    const origin = this.originOf(request)
    if (version === undefined) {
      const { model, head } = await make(context)
      return this.#html(reply, this.#parts.renderer.render(page, model, { head, context, origin }))
    }
    const etag = `W/"${version}.${context.words.language}.${this.#parts.renderer.version}"`
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

  /** The address of a merged record: for ever, though asked for again, since a merge can be undone. */
  sendMoved(request: FastifyRequest, reply: FastifyReply, to: string): FastifyReply {
    const { words } = this.contextOf(request)
    reply.code(301).header('location', to).header('cache-control', 'no-cache')
    reply.header('vary', 'accept-language, accept-encoding')
    return this.#html(
      reply,
      this.renderNow(request, 'MovedPage', { to }, { title: words.say.errors.moved.heading }),
    )
  }

  /** For answers that are no page of the catalogue, such as errors: never kept. */
  renderNow<Name extends PageName>(
    request: FastifyRequest,
    page: Name,
    model: ModelOf<Name>,
    head: Head,
  ): string {
    return this.#parts.renderer.render(page, model, { head, context: this.contextOf(request), origin: '' })
  }

  /** Where the site is reached, as configured, else as this request says. */
  originOf(request: FastifyRequest): string {
    if (this.#parts.origin !== undefined) return this.#parts.origin
    if (!/^[\w.:[\]-]{1,255}$/.test(request.host))
      throw new Refusal('invalid', 'The Host header names no host.', 'host')
    return `${request.protocol}://${request.host}`
  }

  #html(reply: FastifyReply, html: string): FastifyReply {
    // As bytes: Node takes several times longer to write a text of this length.
    return reply.type('text/html; charset=utf-8').send(Buffer.from(html))
  }
}

/** If-None-Match by weak comparison (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  const opaque = etag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === opaque)
}
