/** Letters on their way out: by SMTP where it is configured, else into a file that the operator can read. */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** A letter that is sent again comes under the same id, `<name@host>`. */
  readonly id?: string
  /** The address that stops letters of this kind, at one request (RFC 8058). */
  readonly stop?: string
}

/** Resolves when the letter is out of our hands. */
export type Post = { send(letter: Letter): Promise<void> }

/** `smtps://user:password@mail.example.org`, and whom letters are from. */
export type SmtpAddress = { readonly url: string; readonly from: string }

export function postBySmtp({ url, from }: SmtpAddress): Post {
  return {
    async send({ to, subject, text, id, stop }) {
      const { createTransport } = await import('nodemailer')
      const named = id === undefined ? {} : { messageId: id }
      await createTransport(url).sendMail({ from, to, subject, text, ...named, headers: stopHeaders(stop) })
    },
  }
}

const stopHeaders = (stop: string | undefined): Record<string, string> =>
  stop === undefined
    ? {}
    : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }

/** Where letters go that nothing sends. */
export const unsentLetters = (folder: string): string => join(folder, 'letters.txt')

export function postToFile(path: string): Post {
  return {
    async send({ to, subject, text, stop }) {
      await mkdir(dirname(path), { recursive: true })
      const more = Object.entries(stopHeaders(stop)).map(([name, value]) => `\n${name}: ${value}`)
      const head = `Date: ${new Date().toUTCString()}\nTo: ${to}\nSubject: ${subject}${more.join('')}`
      await appendFile(path, `${head}\n\n${text}\n\n`, { mode: 0o600 })
    },
  }
}

export function postOf({
  smtp,
  folder,
}: {
  readonly smtp: SmtpAddress | undefined
  readonly folder: string
}): Post {
  return smtp ? postBySmtp(smtp) : postToFile(unsentLetters(folder))
}
