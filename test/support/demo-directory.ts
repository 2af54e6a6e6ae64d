/** Before all tests: a place for the demo catalogue, which the first test that asks for it loads. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    demoDirectory: string
  }
}

export default function setup(project: TestProject): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'titlecard-demo-'))
  project.provide('demoDirectory', directory)
  return () => rmSync(directory, { recursive: true, force: true })
}
