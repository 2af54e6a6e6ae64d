/** The composition root: configuration, store, the two edges; the only file that wires. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { mountApi } from './api/mount-api.ts'
import { addresses } from './api/v1/addresses.ts'
import { Refusal } from './catalogue/refusal.ts'
import { loadDemo } from './cli/load-demo.ts'
import type { Command } from './cli/command.ts'
import { readArguments } from './cli/command.ts'
import { ensureNoPositionals } from './cli/open-catalogue.ts'
import { readConfig, type Config } from './config.ts'
import { limitRequests } from './limits.ts'
import { createServer } from './server.ts'
import type { Engine } from './store/engine/engine.ts'
import { openStore } from './store/store.ts'
import { routePaths } from './web/paths.ts'
import { loadRenderer } from './web/render.ts'
import { mountSite } from './web/site.ts'

/** The whole application on an open store, not yet listening. */
export async function buildApp(engine: Engine, config: Config): Promise<FastifyInstance> {
  const renderer = await loadRenderer()
  const app = createServer(config)
  await limitRequests(app, config.limits, { page: routePaths.search, answer: addresses.search })
  await mountApi(app, engine)
  const isDemo = await holdsDemo(engine)
  await mountSite(app, {
    reader: engine.reader,
    names: engine.names,
    renderer,
    origin: config.origin,
    isDemo,
  })
  return app
}

async function holdsDemo({ reader }: Engine): Promise<boolean> {
  const row = await reader.selectFrom('meta').select('value').where('name', '=', 'demo').executeTakeFirst()
  return row?.value === 'yes'
}

const usage = 'titlecard serve (settings are environment variables)'

export const serve: Command = async (args) => {
  const { positionals } = readArguments(args, {}, usage)
  ensureNoPositionals(positionals, usage)
  const config = readConfig(process.env)
  await loadDemo(config.store, join(import.meta.dirname, '..', 'data', 'demo'))
  const engine = await openStore(config.store)
  const app = await buildApp(engine, config)
  endWithSignals(app, engine)
  await listen(app, config)
  return 0
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw refusedAddress(error, config) ?? error
  })
  process.stdout.write(`Titlecard answers at ${address}\n`)
  const isPrivate = ['127.0.0.1', '::1', 'localhost'].includes(config.host)
  if (!isPrivate && !config.origin?.startsWith('https:') && config.trustedProxies.length === 0) {
    process.stderr.write(
      'Warning: listening beyond this machine without https. Put a proxy with a certificate in front, ' +
        'and set ORIGIN=https://… and TRUSTED_PROXIES.\n',
    )
  }
}

/** What a person can do about an address that can't be listened on; `undefined` for any other failure. */
function refusedAddress(error: unknown, { host, port }: Config): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Refusal(
      'conflict',
      `PORT ${port} on ${host} is taken by another program; set another PORT.`,
      'PORT',
    )
  }
  if (code === 'EACCES')
    return new Refusal('forbidden', `PORT ${port} needs rights that this user has not.`, 'PORT')
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Refusal(
      'invalid',
      `HOST is ${JSON.stringify(host)}, which is no address of this machine.`,
      'HOST',
    )
  }
  return undefined
}

/** A first SIGTERM or SIGINT lets requests under way finish; a second ends at once. */
function endWithSignals(app: FastifyInstance, engine: Engine): void {
  const end = async (): Promise<void> => {
    await app.close()
    await engine.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1))
      void end()
    })
  }
}
