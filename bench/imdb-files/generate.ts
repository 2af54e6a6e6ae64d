import { parseArgs } from 'node:util'
import { generateImdbFiles } from './files.ts'

const usage = 'Usage: node bench/imdb-files/generate.ts --titles 500000 --out DIR [--seed 1] [--gzip]'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      titles: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      gzip: { type: 'boolean', default: false },
    },
  })
  if (values.titles === undefined || values.out === undefined) throw new Error(usage)
  const seed = Number(values.seed)
  if (!Number.isInteger(seed)) throw new Error(`--seed must be a whole number, not ${values.seed}`)
  const started = performance.now()
  const { rows } = await generateImdbFiles({
    titles: Number(values.titles),
    directory: values.out,
    seed,
    gzip: values.gzip,
  })
  for (const [name, count] of Object.entries(rows))
    console.log(`${name.padEnd(17)}${count.toLocaleString('en')}`)
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
