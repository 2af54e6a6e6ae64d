import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { project } from './catalogue.ts'

export type Server = { readonly origin: string; stop(): Promise<void> }

/** The product's own server, in one process, on a port of its own. */
export function startTitlecard(directory: string, environment: Record<string, string> = {}): Promise<Server> {
  return start(join(project, 'bin', 'titlecard'), ['serve'], {
    DATA_DIR: directory,
    PORT: '0',
    HOST: '127.0.0.1',
    API_LIMIT: '0',
    SEARCH_LIMIT: '0',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    ...environment,
  })
}

/** A bare Node server that sends what is at `from`, or 304 to everything. */
export function startBare(from: string, status: 200 | 304 = 200): Promise<Server> {
  return start(process.execPath, [join(import.meta.dirname, 'bare-server.ts'), from, String(status)], {})
}

function start(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Server> {
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)))
    child.stdout.on('data', (chunk) => {
      const origin = /http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0]
      if (origin) resolve({ origin, stop: () => stop(child) })
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
