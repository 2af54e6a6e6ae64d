/** `titlecard serve`: one thread that answers at once, and a further one for each core that is left. */
import { join } from 'node:path'
import { unsentLetters } from '../accounts/post.ts'
import { keptSecret } from '../accounts/secret.ts'
import { hashRecoveryCodes } from '../actions/accounts/hash-recovery-codes.ts'
import { inviteAdministrator } from '../actions/accounts/invite-administrator.ts'
import { loadDemo } from '../cli/load-demo.ts'
import { readArguments, type Command } from '../cli/command.ts'
import { ensureNoPositionals } from '../cli/open-catalogue.ts'
import { readConfig, type Config } from '../config.ts'
import type { Engine } from '../store/engine/engine.ts'
import { databaseFile } from '../store/store.ts'
import { Paths } from '../web/paths.ts'
import { startChores } from './chores.ts'
import { listen } from './listen.ts'
import { startPostman } from './postman.ts'
import { newShared, openServing, type Serving, type Shared } from './serving.ts'
import { startCheckpoints, startServing, type Thread } from './threads.ts'

const usage = 'titlecard serve (settings are environment variables)'
const demo = join(import.meta.dirname, '..', '..', 'data', 'demo')

export const serve: Command = async (args) => {
  const { positionals } = readArguments(args, {}, usage)
  ensureNoPositionals(positionals, usage)
  const config = readConfig(process.env)
  await loadDemo(config.store, demo)
  const shared = newShared()
  const first = await openServing(config, shared)
  const { address, port, isShared } = await listen(first.app, config)
  process.stdout.write(`Titlecard answers at ${address}\n`)
  warnOfPlainHttp(config)
  await tellOfAccounts(first, config, address)
  const further = furtherThreads({ ...config, port, threads: isShared ? config.threads : 1 }, shared)
  const postman = startPostman(first.engine, config, config.origin ?? address)
  const chores = startChores(first.engine, { store: config.store, turns: shared.turns })
  hashOldCodes(first.engine, config)
  endWithSignals(async () => {
    await Promise.all([postman.end(), chores.end()])
    await Promise.all([first.close(), ...further.map((thread) => thread.end())])
  })
  return 0
}

function furtherThreads(config: Config, shared: Shared): readonly Thread[] {
  const serving = Array.from({ length: config.threads - 1 }, () => startServing({ config, shared }))
  if (config.store.kind === 'postgres') return serving
  const file = databaseFile(config.store.directory)
  return [...serving, startCheckpoints({ file, turns: shared.turns })]
}

/** Until somebody is the administrator, each start makes a new link that makes one, and the old one is dead. */
async function tellOfAccounts({ engine }: Serving, config: Config, address: string): Promise<void> {
  if (!config.smtp)
    process.stdout.write(`Letters to members are not sent, but written to ${unsentLetters(config.folder)}\n`)
  const token = await inviteAdministrator(engine, new Date())
  if (token === undefined) return
  const link = `${config.origin ?? address}${new Paths().accounts('join', { invitation: token })}`
  process.stdout.write(`There is no administrator yet. Whoever joins here first is: ${link}\n`)
}

/** Members' recovery codes of before, which were encrypted. Nobody waits for it. */
function hashOldCodes(engine: Engine, { secret, secretsBefore, folder }: Config): void {
  hashRecoveryCodes(engine, [secret ?? keptSecret(folder), ...secretsBefore]).catch((error: unknown) => {
    process.stderr.write(
      `titlecard: recovery codes are not hashed yet, and will be at a next start: ${String(error)}\n`,
    )
  })
}

function warnOfPlainHttp(config: Config): void {
  const isPrivate = ['127.0.0.1', '::1', 'localhost'].includes(config.host)
  if (isPrivate || config.origin?.startsWith('https:') || config.trustedProxies.length > 0) return
  process.stderr.write(
    'Warning: listening beyond this machine without https. Put a proxy with a certificate in front, ' +
      'and set ORIGIN=https://… and TRUSTED_PROXIES.\n',
  )
}

/** A first SIGTERM or SIGINT lets requests under way finish; a second ends at once. */
function endWithSignals(end: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1))
      void end().then(() => process.exit(0))
    })
  }
}
