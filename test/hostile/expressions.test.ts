/** No text of a reader or of a record keeps a regular expression busy: each one is run on 100 kB of the worst. */
import { Worker } from 'node:worker_threads'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { nodesIn, sourceFiles } from '../support/source-files.ts'

type Expression = { readonly place: string; readonly source: string; readonly flags: string }

const rooms = /^src\/(catalogue|text|web|api|sources|store)\/|^src\/(server|config)\.ts$/
const literals: Expression[] = sourceFiles('src')
  .filter(({ path }) => rooms.test(path))
  .flatMap((file) => nodesIn(file, ts.isRegularExpressionLiteral))
  .map(({ path, line, text }) => {
    const end = text.lastIndexOf('/')
    return { place: `${path}:${line}`, source: text.slice(1, end), flags: text.slice(end + 1) }
  })
/** The patterns of the documents' fields, which stand in their schemas as strings. */
const patterns: Expression[] = sourceFiles('src/catalogue')
  .flatMap((file) => nodesIn(file, (node) => ts.isStringLiteral(node) && /^\^.*\$$/.test(node.text)))
  .map(({ path, line, text }) => ({
    place: `${path}:${line}`,
    source: (ts.parseJsonText('', text.replaceAll("'", '"')).statements[0]?.expression as ts.StringLiteral)
      .text,
    flags: 'u',
  }))

const program = `
const { parentPort, workerData } = require('node:worker_threads')
const size = 100_000
const fill = (unit, end = '') => unit.repeat(Math.ceil(size / unit.length)).slice(0, size - end.length) + end
const units = ['a', 'A', '0', ' ', '\\n', '\\t', '-', '/', '.', ',', ';', '#', '~', '<', '"', "'", '&', '%', '=', '\\u0301', '\\u6587',
  'a ', ' a', 'a-', '-a', 'a,', '0.', '.0', '1:', 'a/', '/a', 'q=', ';q=1', '0-', '\\\\', '| ', 'tt0', 'http://', '(a', 'a\\n', ' - ', '\\ud800']
const inputs = units.flatMap((unit) => [fill(unit), fill(unit, '!'), fill(unit, '\\u0000'), 'a' + fill(unit, 'z'), '#' + fill(unit, '\\n')])
for (const [at, { source, flags }] of workerData.entries()) {
  parentPort.postMessage(at)
  const every = new RegExp(source, flags.includes('g') ? flags : flags + 'g')
  for (const input of inputs) input.replace(every, '')
}
parentPort.postMessage(-1)
`

test('every expression comes to an end on 100 kB of anything, before patience does', async () => {
  const expressions = [...literals, ...patterns]
  expect(literals.length).toBeGreaterThan(40)
  expect(patterns.length).toBeGreaterThan(10)
  const worker = new Worker(program, { eval: true, workerData: expressions })
  const stuck = await new Promise<Expression | undefined>((resolve, reject) => {
    let running = 0
    const impatient = (): void => resolve(expressions[running])
    let patience = setTimeout(impatient, 20_000)
    worker.on('error', reject)
    worker.on('message', (at: number) => {
      clearTimeout(patience)
      if (at === -1) return resolve(undefined)
      running = at
      patience = setTimeout(impatient, 20_000)
    })
  })
  await worker.terminate()
  expect(stuck).toBeUndefined()
}, 240_000)
