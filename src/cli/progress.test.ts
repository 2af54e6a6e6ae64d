import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { startProgress } from './progress.ts'

test('where nobody watches, progress says at least where it ended', () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  }) as NodeJS.WriteStream
  const progress = startProgress('demo', stream)
  progress.update({ rows: 10, bytes: 50, bytesInAll: 200 })
  progress.stage('sorting')
  progress.update({ rows: 5612, bytes: 200, bytesInAll: 200 })
  progress.stop()
  progress.stop()
  expect(lines).toEqual([
    'demo: sorting\n',
    expect.stringMatching(/^demo: 100 % \| 5,612 rows \| [\d,]+ rows\/s \| 0:00 in all\n$/),
  ])
})
