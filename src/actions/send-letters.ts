import type { Letter, Post } from '../accounts/post.ts'
import type { Engine } from '../store/engine/engine.ts'
import { dropLetter, isLetterDue, takeLetter, type WaitingLetter } from '../store/outgoing-letters.ts'

export type Sending = {
  readonly post: Post
  readonly compose: (waiting: WaitingLetter) => Letter
  /** Told why a letter didn't go out; it is tried again. */
  readonly onFailure: (error: unknown) => void
}

const minute = 60_000
const mostTries = 8

/** 10 minutes, then twice as long each time: the last of eight tries is 21 hours after the first. */
const patience = (tries: number): number => 10 * minute * 2 ** (tries - 1)

/**
 * Sends the letters that are due, and returns how many went out. A letter is dropped once the post has taken it: where
 * the program ends between the two it goes out again, under the same Message-ID, by which mail programs know it.
 */
export async function sendLetters(engine: Engine, sending: Sending, now: Date): Promise<number> {
  let sent = 0
  while (await isLetterDue(engine.reader, now)) {
    const waiting = await takeOne(engine, now)
    if (!waiting) break
    const isOut = waiting.maySend && (await isTaken(sending, waiting))
    if (isOut) sent += 1
    if (isOut || !waiting.maySend || waiting.tries >= mostTries) await drop(engine, waiting.notification.id)
  }
  return sent
}

function takeOne(engine: Engine, now: Date): Promise<WaitingLetter | undefined> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    return takeLetter(tx, now, patience)
  })
}

async function isTaken({ post, compose, onFailure }: Sending, waiting: WaitingLetter): Promise<boolean> {
  try {
    await post.send(compose(waiting))
    return true
  } catch (error) {
    // It stays, and waits longer.
    onFailure(error)
    return false
  }
}

function drop(engine: Engine, notification: number): Promise<void> {
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await dropLetter(tx, notification)
  })
}
