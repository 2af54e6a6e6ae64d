/** Requests, asked by `wrk` where it is installed (Debian: `apt-get install wrk`), else by autocannon. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'

export type Asked = {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Fields of a form that is sent there. */
  readonly form?: Readonly<Record<string, string>>
}

export type Load = {
  readonly origin: string
  /** Asked for in this order, again and again. */
  readonly requests: readonly Asked[]
  /** {@link usualConnections} unless told otherwise: each asks for the next as soon as it is answered. */
  readonly connections?: number
  readonly seconds: number
}

/** Times are in milliseconds. */
export type Answered = { readonly aSecond: number; readonly median: number; readonly within99: number }

/**
 * As many as Fastify's own benchmarks ask over. Where a few wait for each other, what is measured is how long the
 * system takes to wake them, and the more so the faster a server answers.
 */
export const usualConnections = 100
export const loadTool = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk'

/** Throws where any answer was an error. Bounded: it stops by itself after `seconds`. */
export function answersTo(load: Load): Promise<Answered> {
  return loadTool === 'wrk' ? byWrk(load) : byAutocannon(load)
}

type Written = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

function written({ path, headers = {}, form }: Asked): Written {
  if (!form) return { method: 'GET', path, headers }
  return {
    method: 'POST',
    path,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams(form).toString(),
  }
}

async function byWrk({ origin, requests, connections = usualConnections, seconds }: Load): Promise<Answered> {
  const folder = mkdtempSync(join(tmpdir(), 'titlecard-bench-'))
  const script = join(folder, 'requests.lua')
  const text = (value = ''): string => JSON.stringify(value)
  const formats = requests.map(written).map(({ method, path, headers, body }) => {
    const fields = Object.entries(headers).map(([name, value]) => `[${text(name)}] = ${text(value)}`)
    return `wrk.format(${text(method)}, ${text(path)}, {${fields.join(', ')}}, ${body === undefined ? 'nil' : text(body)})`
  })
  writeFileSync(
    script,
    `local requests = {}\nlocal n = 0\n` +
      `init = function()\n${formats.map((format, at) => `requests[${at + 1}] = ${format}\n`).join('')}end\n` +
      `request = function() n = n % #requests + 1 return requests[n] end\n`,
  )
  try {
    const output = await run('wrk', [
      '-t1',
      `-c${connections}`,
      `-d${seconds}`,
      // A program that has only just begun keeps a hundred waiting.
      '--timeout',
      '10s',
      '--latency',
      '-s',
      script,
      origin,
    ])
    const aSecond = /Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]
    if (aSecond === undefined || /Non-2xx or 3xx|Socket errors/.test(output))
      throw new Error(`wrk: ${output}`)
    return { aSecond: Number(aSecond), median: latency(output, 50), within99: latency(output, 99) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From a line as wrk writes it: `99%  636.00us`. */
function latency(output: string, share: number): number {
  const [, value, unit = ''] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(output) ?? []
  const inMilliseconds: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 }
  return Number(value) * (inMilliseconds[unit] ?? NaN)
}

async function byAutocannon({
  origin,
  requests,
  connections = usualConnections,
  seconds,
}: Load): Promise<Answered> {
  const all = requests.map(written)
  let started = 0
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    requests: all.slice(0, 1),
    // Every connection has requests of its own: asked for in step, a page would be made for the first alone.
    setupClient(client) {
      const own = all.filter((_, at) => at % connections === started % connections)
      started += 1
      if (own.length > 0) client.setRequests(own)
    },
  })
  if (result['4xx'] + result['5xx'] + result.errors > 0)
    throw new Error('autocannon: some answers were errors')
  return { aSecond: result.requests.average, median: result.latency.p50, within99: result.latency.p99 }
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
