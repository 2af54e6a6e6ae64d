// Brings a fresh clone to where it can run: what the lock file names, then the build. Plain JavaScript, since it
// may run on whatever Node the machine has. Does nothing, in a few milliseconds, where all is in place.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const own = join(project, 'node_modules', 'node', 'bin', 'node')

ensure('node_modules/.titlecard', digestOf(['package-lock.json']), () => {
  say('Installing what the lock file names …')
  run('npm', ['ci', '--no-audit', '--no-fund'])
})
ensure(
  'build/.titlecard',
  digestOf([...filesBelow('src'), 'vite.config.ts', 'bin/build.ts', 'package-lock.json']),
  () => {
    say('Building the pages …')
    run(own, ['bin/build.ts'])
  },
)

/** Runs `make` unless the note left by the last run says the same inputs. */
function ensure(note, digest, make) {
  const file = join(project, note)
  if (existsSync(file) && readFileSync(file, 'utf8') === digest) return
  make()
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

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: 'inherit' })
  if (status === 0) return
  console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`)
  process.exit(status ?? 1)
}

function say(text) {
  console.error(text)
}
