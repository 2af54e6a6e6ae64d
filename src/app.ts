/** The composition root: store, configuration and the two edges, wired together. */
import type { FastifyInstance } from 'fastify'
import { mountApi } from './api/mount-api.ts'
import { addresses } from './api/v1/addresses.ts'
import type { Config } from './config.ts'
import { limitRequests } from './limits/limit-requests.ts'
import type { SharedCounts } from './limits/request-counts.ts'
import { createServer } from './server.ts'
import type { Engine } from './store/engine/engine.ts'
import { routePaths } from './web/paths.ts'
import { loadRenderer } from './web/render.ts'
import { mountSite } from './web/site.ts'

/** The whole application on an open store, not yet listening; `counts` where several threads limit as one. */
export async function buildApp(
  engine: Engine,
  config: Config,
  counts?: SharedCounts,
): Promise<FastifyInstance> {
  const renderer = await loadRenderer()
  const app = createServer(config)
  await limitRequests(app, config.limits, { page: routePaths.search, answer: addresses.search }, counts)
  await mountApi(app, engine)
  const isDemo = await holdsDemo(engine)
  await mountSite(app, {
    reader: engine.reader,
    names: engine.names,
    renderer,
    origin: config.origin,
    contact: config.contact,
    isDemo,
  })
  return app
}

async function holdsDemo({ reader }: Engine): Promise<boolean> {
  const row = await reader.selectFrom('meta').select('value').where('name', '=', 'demo').executeTakeFirst()
  return row?.value === 'yes'
}
