/** Letters through a real mail server on this machine: what arrives is what was written. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { postBySmtp, type Letter } from '../../src/accounts/post.ts'

type Arrived = { readonly from: string; readonly to: readonly string[]; readonly raw: string }

let server: SMTPServer
let url: string
const arrived: Arrived[] = []
beforeAll(async () => {
  server = new SMTPServer({
    authMethods: ['PLAIN'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'films' && password === 'p@ss/word'
        ? callback(null, { user: username })
        : callback(new Error('Unknown')),
    onRcptTo: ({ address }, _session, callback) =>
      callback(address.startsWith('nobody@') ? new Error('No such box') : undefined),
    onData: (stream, { envelope }, callback) => {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        raw += text
      })
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope
        const from = mailFrom === false ? '' : mailFrom.address
        arrived.push({ from, to: rcptTo.map(({ address }) => address), raw })
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://films:${encodeURIComponent('p@ss/word')}@127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const from = 'films@example.org'
const letter: Letter = { to: 'setsuko@example.org', subject: 'Titlecard: a letter', text: 'Good morning.' }

async function sent(changed: Partial<Letter>): Promise<Arrived & { head: string; body: string }> {
  await postBySmtp({ url, from }).send({ ...letter, ...changed })
  const last = arrived.at(-1)
  if (!last) throw new Error('Nothing arrived')
  const [head = '', ...body] = last.raw.split('\r\n\r\n')
  return { ...last, head: head.replace(/\r\n[ \t]/g, ' '), body: body.join('\r\n\r\n') }
}

const field = (head: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''

/** RFC 2047, as far as it is met here. */
const decoded = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, data: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(data, 'base64').toString('latin1')
        : unquoted(data.replaceAll('_', ' ')),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString())
const unquoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))

describe('a letter', () => {
  test('goes to one box, from the configured one', async () => {
    const one = await sent({})
    expect([one.from, one.to]).toEqual([from, ['setsuko@example.org']])
    expect([field(one.head, 'From'), field(one.head, 'To')]).toEqual([from, 'setsuko@example.org'])
    expect(one.body.trim()).toBe('Good morning.')
  })

  test('says in every language what was written, and keeps a link in one piece', async () => {
    const link = `https://films.example.org/confirm?token=${'a.b-c_d'.repeat(40)}`
    const subject = 'Titlecard: אישור הכתובת – confirmez\u202f!'
    const one = await sent({ subject, text: `Confirmez l’adresse\u00a0:\n\n${link}\n\nתודה` })
    expect(decoded(field(one.head, 'Subject'))).toBe(subject)
    const encoding = field(one.head, 'Content-Transfer-Encoding')
    const text =
      encoding === 'base64'
        ? Buffer.from(one.body, 'base64').toString()
        : Buffer.from(unquoted(one.body), 'latin1').toString()
    expect(text.trim().replaceAll('\r\n', '\n')).toBe(`Confirmez l’adresse\u00a0:\n\n${link}\n\nתודה`)
  })

  test('has no more fields and no more receivers than we gave it, whatever stands in it', async () => {
    const one = await sent({ subject: 'a\r\nBcc: evil@example.org\r\n\r\nbody', text: '.\r\nQUIT\r\n.' })
    expect(one.to).toEqual(['setsuko@example.org'])
    expect(field(one.head, 'Bcc')).toBe('')
    expect(one.body.trim().replaceAll('\r\n', '\n')).toBe('.\nQUIT\n.')
  })

  test('that no server takes fails, for whoever sends it to hear', async () => {
    await expect(sent({ to: 'nobody@example.org' })).rejects.toThrow(/No such box/)
    const wrong = url.replace('films:', 'others:')
    await expect(postBySmtp({ url: wrong, from }).send(letter)).rejects.toThrow()
    await expect(postBySmtp({ url: 'smtp://127.0.0.1:9', from }).send(letter)).rejects.toThrow()
  })
})
