import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EntityKind } from '../../catalogue/ids.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { sitemapIds, sitemapParts, type SitemapPart } from '../../store/sitemap.ts'
import { rankedLists } from '../../store/ranked-lists.ts'
import { Paths, routePaths, siteSitemap, sitemapPart, usualListType } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'

const plain = new Paths()
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

export function sitemapRoutes(app: FastifyInstance, { reader }: SiteParts, sender: Sender): void {
  app.get(routePaths.robots, (request, reply) => {
    const lines = ['User-agent: *', `Disallow: ${routePaths.search}`, 'Disallow: /api/']
    const text = [...lines, `Sitemap: ${sender.originOf(request)}${routePaths.sitemap}`, ''].join('\n')
    return reply.type('text/plain; charset=utf-8').send(text)
  })
  app.get(routePaths.sitemap, async (request, reply) => {
    const parts = await sitemapParts(reader)
    const addresses = [siteSitemap, ...parts.map((part) => sitemapPart(part.kind, part.part))]
    return sendXml(sender, request, reply, 'sitemapindex', 'sitemap', addresses)
  })
  app.get(siteSitemap, async (request, reply) => {
    const types = Object.keys((await rankedLists(reader)).facts).filter((type) => type !== usualListType)
    const addresses = [
      plain.home(),
      plain.all('reviews'),
      plain.all('lists'),
      plain.top(),
      ...types.map((type) => plain.top(type)),
    ]
    return sendXml(sender, request, reply, 'urlset', 'url', addresses)
  })
  app.get<{ Params: { part: string } }>(routePaths.sitemapPart, async (request, reply) => {
    const ids = await sitemapIds(reader, partOf(request.params.part))
    if (ids.length === 0) throw new Refusal('not-found', 'There is no such part of the sitemap.', 'part')
    return sendXml(
      sender,
      request,
      reply,
      'urlset',
      'url',
      ids.map((id) => plain.entity(id)),
    )
  })
}

/** `title-12.xml` */
function partOf(text: string): SitemapPart {
  const match = /^(title|person|company)-(\d{1,6})\.xml$/.exec(text)
  if (!match) throw new Refusal('not-found', 'There is no such part of the sitemap.', 'part')
  return { kind: match[1] as EntityKind, part: Number(match[2]) }
}

/** Ids and our own paths hold nothing that XML would have escaped; the origin is a host name. */
function sendXml(
  sender: Sender,
  request: FastifyRequest,
  reply: FastifyReply,
  root: string,
  item: string,
  addresses: readonly string[],
): FastifyReply {
  const origin = sender.originOf(request)
  const items = addresses.map((address) => `<${item}><loc>${origin}${address}</loc></${item}>`)
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${items.join('\n')}\n</${root}>\n`
  return reply
    .type('application/xml; charset=utf-8')
    .header('cache-control', 'public, max-age=3600')
    .send(xml)
}
