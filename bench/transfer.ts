/** What a page costs to send: HTML, style and script, compressed as a browser gets them. */
import { get } from 'node:http'
import type { BenchCatalogue } from './catalogue.ts'
import { startTitlecard } from './processes.ts'
import type { Row } from './row.ts'

const mostInAll = 40
const mostScript = 15

export async function benchTransfer({ directory, longTitles }: BenchCatalogue): Promise<readonly Row[]> {
  const server = await startTitlecard(directory)
  try {
    const page = `${server.origin}/title/${longTitles[0]}`
    const html = await (await fetch(page)).text()
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
    const [pageSize, styleSize, scriptSize] = [
      await sent(page),
      await sent(server.origin + style),
      await sent(server.origin + script),
    ]
    const all = pageSize + styleSize + scriptSize
    return [
      {
        what: 'Transfer of that page: HTML, style and script, compressed',
        measured: `${kilobytes(all)} kB`,
        beside: `${kilobytes(Buffer.byteLength(html))} kB, its HTML alone without compression`,
        ratio: `script ${kilobytes(scriptSize)} kB`,
        wanted: `at most ${mostInAll} kB, script at most ${mostScript} kB`,
        holds: all <= mostInAll * 1000 && scriptSize <= mostScript * 1000,
      },
    ]
  } finally {
    await server.stop()
  }
}

/** Bytes on the wire of the body, as `content-encoding` has it. */
function sent(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.once('end', () => resolve(bytes))
    }).once('error', reject)
  })
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
