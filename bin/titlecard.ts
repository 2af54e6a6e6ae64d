/** Finds the sub-command, runs it, and turns its end into an exit code: the only catch-all there is. */
import { Refusal } from '../src/catalogue/refusal.ts'
import { UsageRefusal, type Command } from '../src/cli/command.ts'
import { nearest } from '../src/cli/nearest.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('../src/serve/serve.ts')).serve,
  import: async () => (await import('../src/cli/import.ts')).importCommand,
  export: async () => (await import('../src/cli/export.ts')).exportCommand,
  reindex: async () => (await import('../src/cli/reindex.ts')).reindexCommand,
  user: async () => (await import('../src/cli/user.ts')).userCommand,
  audit: async () => (await import('../src/cli/audit.ts')).auditCommand,
  scores: async () => (await import('../src/cli/scores.ts')).scoresCommand,
  recount: async () => (await import('../src/cli/recount.ts')).recountCommand,
  check: async () => (await import('../src/cli/check.ts')).checkCommand,
}

/** Every command with what it does; a line that begins further in goes on with the one before. */
const explained = `\
  serve                                     the site, on HOST and PORT
  import <source> <path> [--into DIR|URL] [--force]
                                            read a data set: titlecard, imdb, omdb-org;
                                            --force: also where much of it is no good
  export [--from DIR|URL] [--with-private] [--with-ratings]
                                            write the catalogue to standard output
  reindex [--in DIR|URL]                    derive every index again
  scores [DUMP] [--against DIR|URL]         work out every score anew from a dump with ratings,
                                            and compare them with what a catalogue shows
  recount [--in DIR|URL]                    work out anew what each member's ratings weigh
  check [--in DIR|URL]                      verify documents, references and indexes
  user list [--in DIR|URL]                  members, their addresses and roles
  user role <name> <role>                   newcomer, member, trusted, moderator or administrator
  user suspend <name>, user admit <name>    keep a member out, or let them in again
  user invite                               a link for the first administrator
  user forget <name> [--keep-reviews]       delete an account, as its member asked
  user forget --from-log <file>             after a restored backup: delete again what was deleted
  audit list [--last N] [--in DIR|URL]      who did what to accounts, the newest last
  audit verify [--noted POSITION:HASH]      whether any of it was changed since
`

const usage = `titlecard <command>\n\n${explained}`

/** The help of one command alone; `undefined` where there is no such command. */
function usageOf(name: string): string | undefined {
  if (!Object.hasOwn(commands, name)) return undefined
  const entries = explained.split(/\n(?= {2}\S)/).filter((entry) => entry.trim().split(/\s/, 1)[0] === name)
  return `titlecard ${name}\n\n${entries.map((entry) => entry.trimEnd()).join('\n')}\n`
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const asksForHelp = (word: string): boolean => word === '--help' || word === '-h'
  if (name === undefined || name === 'help' || [name, ...args].some(asksForHelp)) {
    process.stdout.write(usageOf((name === 'help' ? args[0] : name) ?? '') ?? usage)
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    const meant = nearest(name, Object.keys(commands))
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
    throw new UsageRefusal(`There is no command ${JSON.stringify(name)}.${hint}`, 'titlecard <command>')
  }
  const command = await load()
  return command(args)
}

try {
  process.exitCode = await main()
} catch (error) {
  // A refusal is for the person at the keyboard; anything else is a fault of the program, shown whole.
  process.stderr.write(
    error instanceof Refusal ? `titlecard: ${error.message}\n` : `titlecard: ${describe(error)}\n`,
  )
  process.exitCode = error instanceof UsageRefusal ? 2 : 1
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
