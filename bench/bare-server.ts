/** A bare Node HTTP server that sends the bytes at a given address from a buffer: what pages are measured against. */
import { createServer } from 'node:http'

const [from = '', status = '200'] = process.argv.slice(2)
const answer = await fetch(from)
const body = Buffer.from(await answer.arrayBuffer())
const headers = { 'content-type': answer.headers.get('content-type') ?? '', 'content-length': body.length }

const server = createServer((_request, response) => {
  if (status === '304') response.writeHead(304).end()
  else response.writeHead(200, headers).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`)
})
