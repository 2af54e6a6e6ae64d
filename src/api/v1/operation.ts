/** One route: its schemas validate, type and describe it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { EntityId } from '../../catalogue/ids.ts'
import type { NameIndex } from '../../store/engine/engine.ts'
import type { ReadHandle } from '../../store/tables.ts'
import { prefix } from './addresses.ts'

export type Operation<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  A extends TSchema = TSchema,
> = {
  readonly operationId: string
  /** With its parameters in braces. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly params: P
  readonly query: Q
  readonly answer: A
  /** About one entity: it may have moved (301), be unchanged (304) or be gone (410). */
  readonly isOfEntity: boolean
  /** Carries an ETag though it is about no one entity. */
  readonly isVersioned?: true
}

/** What a route may use; nothing in it can write. */
export type Api = {
  readonly app: FastifyInstance
  readonly reader: ReadHandle
  readonly names: NameIndex
  readonly operations: Operation[]
  /** The OpenAPI description, once all operations are known. */
  description: string
  /** Part of every ETag: changes with the shape of the answers. */
  shape: string
}

export type Call<P extends TObject, Q extends TObject> = {
  readonly params: Static<P>
  readonly query: Static<Q>
}

/** `make` runs only where the client has no such version yet; bytes are JSON that is sent as it is. */
export type Answer<Body> =
  | { readonly movedTo: EntityId }
  | { readonly version?: string; readonly make: () => Promise<Body | Buffer> | Body | Buffer }

export function get<P extends TObject, Q extends TObject, A extends TSchema>(
  api: Api,
  operation: Operation<P, Q, A>,
  answer: (call: Call<P, Q>) => Promise<Answer<Static<A>>>,
): void {
  const { path, params, query } = operation
  api.operations.push(operation)
  api.app.get(
    path.slice(prefix.length).replaceAll(/\{(\w+)\}/g, ':$1'),
    { schema: { params, querystring: query } },
    async (request, reply) => {
      const call = { params: request.params as Static<P>, query: request.query as Static<Q> }
      return send(api, request, reply, await answer(call))
    },
  )
}

async function send(
  api: Api,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer<unknown>,
): Promise<FastifyReply> {
  if ('movedTo' in answer) return reply.redirect(movedAddress(request, answer.movedTo), 301)
  const { version, make } = answer
  reply.header('vary', 'accept-encoding')
  if (version === undefined) {
    reply.header('cache-control', 'no-cache')
  } else {
    const opaque = `"${version}.${api.shape}"`
    reply.header('cache-control', 'public, no-cache').header('etag', `W/${opaque}`)
    if (isHeld(request.headers['if-none-match'], opaque)) return reply.code(304).send()
  }
  const making = make()
  const made = making instanceof Promise ? await making : making
  reply.header('content-type', 'application/json; charset=utf-8')
  // As bytes: Node takes several times longer to write a text of this length.
  return reply.send(Buffer.isBuffer(made) ? made : Buffer.from(JSON.stringify(made)))
}

/** If-None-Match by weak comparison (RFC 9110, 13.1.2); a tag holds no quotation mark, so looking is enough. */
function isHeld(ifNoneMatch: string | undefined, opaque: string): boolean {
  return ifNoneMatch !== undefined && (ifNoneMatch.includes(opaque) || ifNoneMatch.trim() === '*')
}

/** The same address with the other id. */
function movedAddress({ url, params }: FastifyRequest, target: EntityId): string {
  return url.replace((params as { readonly id: string }).id, target)
}
