// Brings a fresh clone to where it can run: what the lock file names, then the build. Plain JavaScript, since it
// may run on whatever Node the machine has. Does nothing, in a few milliseconds, where all is in place.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const own = join(project, 'node_modules', 'node', 'bin', 'node')

await ensure('node_modules/.titlecard', digestOf(['package-lock.json']), install)
await ensure(
  'build/.titlecard',
  digestOf([...filesBelow('src'), 'vite.config.ts', 'bin/build.ts', 'package-lock.json']),
  () => {
    say('Building the pages …')
    run(own, ['bin/build.ts'])
  },
)

/** Runs `make` unless the note left by the last run says the same inputs. */
async function ensure(note, digest, make) {
  const file = join(project, note)
  if (existsSync(file) && readFileSync(file, 'utf8') === digest) return
  await make()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, digest)
}

/** Of names, sizes and times of change: a build is cheap, reading every file at each start is not. */
function digestOf(names) {
  const hash = createHash('sha256')
  for (const name of names) {
    const { size, mtimeMs } = statSync(join(project, name))
    hash.update(
      `${name} ${size} ${name === 'package-lock.json' ? readFileSync(join(project, name)) : mtimeMs}\n`,
    )
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  const names = readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(project.length + 1))
    .sort()
}

/** npm compares each package with the Node it runs on itself, which is not the one that will run the package. */
async function install() {
  say('Installing what the lock file names …')
  // The pages are built here, also where NODE_ENV says production.
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: project,
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  const ended = once(npm, 'close').catch((error) => fail(`npm ci failed: ${error.message}`))
  let isOtherNode = false
  for await (const line of createInterface({ input: npm.stderr })) {
    if (/^npm warn EBADENGINE\b/i.test(line)) isOtherNode = true
    else say(line)
  }
  const [status] = await ended
  if (status !== 0) fail('npm ci failed')
  if (isOtherNode)
    say(`Some packages ask for a newer Node than ${process.version}; the Node just installed runs them.`)
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: 'inherit' })
  if (status === 0) return
  fail(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`)
}

function fail(text) {
  say(text)
  process.exit(1)
}

function say(text) {
  console.error(text)
}
