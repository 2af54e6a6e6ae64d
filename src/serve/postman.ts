/** Sends the letters that wait in the database, on one thread, every few seconds. */
import { setTimeout as sleep } from 'node:timers/promises'
import { postOf } from '../accounts/post.ts'
import { keptSecret, Signer } from '../accounts/secret.ts'
import { sendLetters } from '../actions/send-letters.ts'
import type { Config } from '../config.ts'
import type { Engine } from '../store/engine/engine.ts'
import { notificationLetter } from '../web/notification-letter.ts'

const seconds = 1000
const pause = 5 * seconds

export type Postman = {
  /** Resolves when the letter under way is sent. */
  end(): Promise<void>
}

/** `origin` is where people reach the site; links in letters begin with it. */
export function startPostman(engine: Engine, config: Config, origin: string): Postman {
  const ending = new AbortController()
  const signer = new Signer(config.secret ?? keptSecret(config.folder))
  const tell = (error: unknown): void => {
    const what = error instanceof Error ? error.message : String(error)
    process.stderr.write(`titlecard: a letter was not sent, and is tried again: ${what}\n`)
  }
  const sending = {
    post: postOf(config),
    compose: (waiting: Parameters<typeof notificationLetter>[0]) =>
      notificationLetter(waiting, { origin, signer }),
    onFailure: tell,
  }
  const round = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      // A database that can't be reached now may be in a while.
      await sendLetters(engine, sending, new Date()).catch(tell)
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const rounds = round()
  return {
    async end() {
      ending.abort()
      await rounds
    },
  }
}
