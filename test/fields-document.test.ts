import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldsDocument } from '../bin/fields-document.ts'
import { project } from './support/source-files.ts'

test('docs/fields.md is what the registry says; `node bin/fields-document.ts` writes it anew', async () => {
  expect(readFileSync(`${project}/docs/fields.md`, 'utf8')).toBe(await fieldsDocument())
})
