/** The program itself, `bin/titlecard serve`, in a process of its own that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { StoreAddress } from '../../src/store/store.ts'
import { project } from './source-files.ts'

export type Program = {
  readonly child: ChildProcess
  /** `http://127.0.0.1:40001`; empty where it ended before it answered. */
  readonly origin: string
  readonly said: () => string
  /** Its exit code; `null` where it was killed. */
  readonly ended: Promise<number | null>
}

/** Resolves when it has told its address, or has ended. */
export async function startProgram(
  address: StoreAddress,
  environment: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const child = spawn(join(project, 'bin', 'titlecard'), ['serve'], {
    env: {
      ...process.env,
      ...(address.kind === 'directory' ? { DATA_DIR: address.directory } : { DATABASE_URL: address.url }),
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const origin = await new Promise<string>((resolve) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString()
      const told = /http:\/\/[\d.]+:\d+/.exec(text)?.[0]
      if (told !== undefined) resolve(told)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => resolve(''))
  })
  return { child, origin, said: () => text, ended }
}
