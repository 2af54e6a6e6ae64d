/** Pages and JSON against a bare Node server that sends the same bytes: turn and turn about, in the same minute. */
import type { BenchCatalogue } from './catalogue.ts'
import { answersTo } from './load.ts'
import { startBare, startTitlecard, type Server } from './processes.ts'
import { median, percent, rate, type Row } from './row.ts'

/** Each thread compiles what it runs anew, and takes some twenty seconds of pages until it has. */
const warmUps = 6
const rounds = 5
const seconds = 4

export async function benchPages({ directory, longTitles }: BenchCatalogue): Promise<readonly Row[]> {
  const titlecard = await startTitlecard(directory)
  try {
    const ids = shuffled(longTitles)
    const pages = ids.map((id) => `/title/${id}`)
    const answers = ids.map((id) => `/api/v1/titles/${id}`)
    const page = `${titlecard.origin}${pages[0]}`
    const json = `${titlecard.origin}${answers[0]}`
    const etag = (await fetch(page)).headers.get('etag') ?? ''
    return [
      await compare('Title page, 60 credits, not cached', titlecard, page, { paths: pages }, 0.1),
      await compare(
        'The same page, unchanged (304)',
        titlecard,
        page,
        { paths: [pages[0] ?? ''], etag },
        0.6,
      ),
      await compare('JSON of the same title', titlecard, json, { paths: answers.slice(0, 1) }, 0.45),
      await compare(
        `JSON of ${answers.length.toLocaleString('en')} such titles, in random order`,
        titlecard,
        json,
        { paths: answers },
        0.45,
      ),
    ]
  } finally {
    await titlecard.stop()
  }
}

type Asked = { readonly paths: readonly string[]; readonly etag?: string }

async function compare(
  what: string,
  titlecard: Server,
  sample: string,
  asked: Asked,
  least: number,
): Promise<Row> {
  const headers = asked.etag === undefined ? {} : { 'if-none-match': asked.etag }
  const bare = await startBare(sample)
  const ours: number[] = []
  const theirs: number[] = []
  const ask = async (origin: string, paths: readonly string[]): Promise<number> => {
    const requests = paths.map((path) => ({ path, headers }))
    return (await answersTo({ origin, requests, seconds })).aSecond
  }
  const askOurs = () => ask(titlecard.origin, asked.paths)
  const askTheirs = () => ask(bare.origin, ['/'])
  try {
    // Programs that run for weeks are measured warm: neither is counted while it is compiled.
    for (let round = 0; round < warmUps; round += 1) {
      await askOurs()
      await askTheirs()
    }
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await askOurs())
      theirs.push(await askTheirs())
    }
  } finally {
    await bare.stop()
  }
  const ratio = median(ours) / median(theirs)
  return {
    what,
    measured: rate(median(ours)),
    beside: `${rate(median(theirs))}, a bare server sending the same bytes`,
    ratio: percent(ratio),
    wanted: `at least ${percent(least)}`,
    holds: ratio >= least,
  }
}

/** In an order that is random but the same each time. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const order = items.map((item, at) => ({ item, key: Math.imul(at + 1, 2_654_435_761) >>> 0 }))
  return order.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
