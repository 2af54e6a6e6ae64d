/** Letters on their way out: by SMTP where it is configured, else into a file that the operator can read. */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** Resolves when the letter is out of our hands. */
export type Post = { send(letter: Letter): Promise<void> }

/** `smtps://user:password@mail.example.org`, and whom letters are from. */
export type SmtpAddress = { readonly url: string; readonly from: string }

export function postBySmtp({ url, from }: SmtpAddress): Post {
  return {
    async send({ to, subject, text }) {
      const { createTransport } = await import('nodemailer')
      await createTransport(url).sendMail({ from, to, subject, text })
    },
  }
}

/** Where letters go that nothing sends. */
export const unsentLetters = (folder: string): string => join(folder, 'letters.txt')

export function postToFile(path: string): Post {
  return {
    async send({ to, subject, text }) {
      await mkdir(dirname(path), { recursive: true })
      const head = `Date: ${new Date().toUTCString()}\nTo: ${to}\nSubject: ${subject}`
      await appendFile(path, `${head}\n\n${text}\n\n`, { mode: 0o600 })
    },
  }
}
