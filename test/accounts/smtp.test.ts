/** Letters as a mail server gets them. */
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postBySmtp } from '../../src/accounts/post.ts'

let server: Server
let url = ''
let heard = ''
beforeAll(async () => {
  server = createServer((socket) => {
    let isLetter = false
    socket.write('220 mail.example.org ESMTP\r\n')
    socket.on('data', (bytes) => {
      const text = String(bytes)
      if (isLetter) heard += text
      if (isLetter && !heard.endsWith('\r\n.\r\n')) return
      const isBeginning = text.startsWith('DATA')
      socket.write(isBeginning ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 yes\r\n')
      isLetter = isBeginning
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test('a letter that can be stopped says so in its head, and keeps its id when it is sent again', async () => {
  const stop = 'https://films.example.org/letters/stop/abc.list-changed.def'
  await postBySmtp({ url, from: 'films@example.org' }).send({
    to: 'setsuko@example.org',
    subject: 'Titlecard: רשימה',
    text: 'A list you follow has changed',
    id: '<notification-7@films.example.org>',
    stop,
  })
  const [head = ''] = heard.split('\r\n\r\n')
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  expect(unfolded).toContain(`List-Unsubscribe: <${stop}>`)
  expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(unfolded).toContain('Message-ID: <notification-7@films.example.org>')
  expect(unfolded).toContain('From: films@example.org')
})
