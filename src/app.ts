/** The composition root: store, configuration and the two edges, wired together. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { Accounts } from './accounts/accounts.ts'
import { Attempts } from './accounts/attempts.ts'
import { deletionLog } from './accounts/deletion-log.ts'
import { postOf, type Post } from './accounts/post.ts'
import { Provider } from './accounts/provider.ts'
import { keptSecret } from './accounts/secret.ts'
import { mountApi } from './api/mount-api.ts'
import { addresses } from './api/v1/addresses.ts'
import type { Config } from './config.ts'
import { limitRequests } from './limits/limit-requests.ts'
import { newSharedCounts, RequestCounts, type SharedCounts } from './limits/request-counts.ts'
import { createServer, newLog } from './server.ts'
import type { Engine } from './store/engine/engine.ts'
import { routePaths } from './web/paths.ts'
import { loadRenderer } from './web/render.ts'
import { mountSite } from './web/site.ts'
import { Visitors } from './web/visitors.ts'

/** The whole application on an open store, not yet listening; `counts` where several threads limit as one. */
export async function buildApp(
  engine: Engine,
  config: Config,
  counts: SharedCounts = newSharedCounts(),
  post: Post = postOf(config),
): Promise<FastifyInstance> {
  const renderer = await loadRenderer()
  const log = newLog(config)
  const app = createServer(config, log)
  const { search: page, policyReports: report } = routePaths
  await limitRequests(app, config.limits, { page, answer: addresses.search, report }, counts)
  await mountApi(app, engine)
  const isDemo = await holdsDemo(engine)
  await mountSite(app, {
    reader: engine.reader,
    names: engine.names,
    renderer,
    origin: config.origin,
    contact: config.contact,
    isDemo,
    ...accountsOf(engine, config, { log, counts, post }),
  })
  return app
}

type AccountParts = {
  readonly log: Logger
  readonly counts: SharedCounts
  readonly post: Post
}

function accountsOf(engine: Engine, config: Config, { log, counts, post }: AccountParts) {
  const secret = config.secret ?? keptSecret(config.folder)
  const { secretsBefore } = config
  const isSecure = config.origin?.startsWith('https:') === true
  const counted = new RequestCounts(counts)
  const attempts = new Attempts(counted, config.joinsADay)
  const provider = config.provider && new Provider(config.provider)
  const onFailure = (error: unknown): void => log.error({ err: error }, 'a letter was not sent')
  return {
    provider,
    counts: counted,
    visitors: new Visitors(engine.reader, { secret, secretsBefore, isSecure, provider }),
    accounts: new Accounts({
      engine,
      secret,
      secretsBefore,
      isSecure,
      post,
      attempts,
      provider,
      deletionLog: deletionLog(config.folder),
      onFailure,
    }),
  }
}

async function holdsDemo({ reader }: Engine): Promise<boolean> {
  const row = await reader.selectFrom('meta').select('value').where('name', '=', 'demo').executeTakeFirst()
  return row?.value === 'yes'
}
