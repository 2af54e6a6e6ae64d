/** Before all tests: the system's Chromium, installed where that can be done, named where it cannot. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    chromiumPath: string
  }
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const install = 'apt-get update && apt-get install --yes --no-install-recommends chromium'

export default function setup(project: TestProject): void {
  project.provide('chromiumPath', findChromium() ?? installChromium())
}

function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined && !existsSync(given))
    throw new Error(`CHROMIUM_PATH names ${given}, which is not there`)
  return given ?? places.find((place) => existsSync(place))
}

function installChromium(): string {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!isRootOnDebian)
    throw new Error(`The browser tests need Chromium. Install it with: sudo sh -c '${install}'`)
  console.error('No Chromium found; installing it from the system’s packages …')
  spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] })
  const found = findChromium()
  if (found === undefined) throw new Error(`Chromium could not be installed with: ${install}`)
  return found
}
