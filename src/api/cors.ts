import type { FastifyReply, FastifyRequest } from 'fastify'

const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset',
  'cross-origin-resource-policy': 'cross-origin',
} as const

export const readMethods = 'GET, HEAD, OPTIONS'
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Any site's scripts may read the answers; no cookie goes with such a request, and none is looked at. */
export function allowEveryOrigin({ method }: FastifyRequest, reply: FastifyReply): void {
  if (isReading(method)) reply.headers(open)
}

/** Answers what a browser asks before it sends a header such as If-None-Match. */
export function answerPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .code(204)
    .header('allow', readMethods)
    .header('access-control-allow-methods', readMethods)
    .header('access-control-allow-headers', 'If-None-Match')
    .header('access-control-max-age', '86400')
    .send()
}
