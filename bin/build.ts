/** Builds what the browser and the server's pages need, and notes of what it was made. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '..')
const logLevel = 'warn'

await build({ configFile: join(project, 'vite.config.ts'), logLevel })
await build({ configFile: join(project, 'vite.config.ts'), logLevel, build: { ssr: true } })

const hash = createHash('sha256')
for (const folder of ['client', 'server']) {
  for (const name of readdirSync(join(project, 'build', folder), { recursive: true })
    .map(String)
    .sort()) {
    if (/\.(js|css|json)$/.test(name))
      hash.update(name).update(readFileSync(join(project, 'build', folder, name)))
  }
}
writeFileSync(join(project, 'build', 'version'), hash.digest('hex').slice(0, 12))
