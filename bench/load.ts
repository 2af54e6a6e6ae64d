/** Requests a second, asked by `wrk` where it is installed (Debian: `apt-get install wrk`), else by autocannon. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'

export type Load = {
  readonly origin: string
  /** Asked for in this order, again and again. */
  readonly paths: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly seconds: number
}

const connections = 16
export const loadTool = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk'

/** Throws where any answer was an error. Bounded: it stops by itself after `seconds`. */
export function requestsPerSecond(load: Load): Promise<number> {
  return loadTool === 'wrk' ? byWrk(load) : byAutocannon(load)
}

async function byWrk({ origin, paths, headers = {}, seconds }: Load): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'titlecard-bench-'))
  const script = join(folder, 'paths.lua')
  const list = paths.map((path) => JSON.stringify(path)).join(',\n')
  const fields = Object.entries(headers).map(
    ([name, value]) => `[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
  )
  writeFileSync(
    script,
    `local paths = {${list}}\nlocal headers = {${fields.join(', ')}}\nlocal n = 0\n` +
      `request = function() n = n % #paths + 1 return wrk.format("GET", paths[n], headers) end\n`,
  )
  try {
    const output = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}`, '-s', script, origin])
    const rate = /Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]
    if (rate === undefined || /Non-2xx or 3xx/.test(output)) throw new Error(`wrk: ${output}`)
    return Number(rate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function byAutocannon({ origin, paths, headers = {}, seconds }: Load): Promise<number> {
  let started = 0
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers,
    requests: paths.slice(0, 1).map((path) => ({ path })),
    // Every connection has paths of its own: asked for in step, a page would be made for the first alone.
    setupClient(client) {
      const own = paths.filter((_, at) => at % connections === started % connections)
      started += 1
      if (own.length > 0) client.setRequests(own.map((path) => ({ path })))
    },
  })
  if (result['4xx'] + result['5xx'] + result.errors > 0)
    throw new Error('autocannon: some answers were errors')
  return result.requests.average
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('exit', () => resolve(output))
  })
}
