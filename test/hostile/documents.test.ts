/** Bad input as facts: what validation takes is kept and shown on both engines alike, what it refuses is refused alike. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCatalogue, type ImportReport } from '../../src/actions/import-catalogue.ts'
import type { EntityKind } from '../../src/catalogue/ids.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { tidyName } from '../../src/catalogue/text.ts'
import { faultsIn } from '../../src/catalogue/validate.ts'
import { titleParts } from '../../src/web/paths.ts'
import { titlecardSource } from '../../src/sources/titlecard/titlecard.ts'
import { dumpOf } from '../support/dumps.ts'
import { engineKinds, freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { openSite, put, type Site } from '../support/site.ts'
import { wholeDocument } from '../support/whole-document.ts'
import { corpora, oddities, scripts } from './strings.ts'

const inherited = corpora() ?? []
const texts = [
  ...new Set([
    ...scripts,
    ...oddities,
    ...oddities.map((text) => tidyName(text.toWellFormed())),
    ...inherited,
  ]),
]
const kinds = ['title', 'person', 'company'] as const
const number = (at: number): string => String(at + 1).padStart(7, '0')
const idOf = {
  title: (at: number) => titleId(`tt${number(at)}`),
  person: (at: number) => personId(`nm${number(at)}`),
  company: (at: number) => companyId(`co${number(at)}`),
}
const nameOnly = (kind: EntityKind, name: string): Document =>
  (kind === 'title' ? { type: 'movie', name } : { name }) as Document
const taken = (kind: EntityKind) => texts.filter((text) => faultsIn(kind, nameOnly(kind, text)).length === 0)

const stores: TestStore[] = []
const sites: Site[] = []
beforeAll(async () => {
  for (const kind of engineKinds) {
    const store = await freshStore(kind)
    stores.push(store)
    sites.push(await openSite(store.engine))
  }
})
afterAll(async () => {
  for (const site of sites) await site.close()
  for (const store of stores) await store.dispose()
})

describe.each(kinds)('a %s called something hostile', (kind) => {
  // The public lists go through titles alone: people and companies are written and shown by the same code.
  const names = kind === 'title' ? taken(kind) : taken(kind).filter((text) => !inherited.includes(text))

  test('is taken or refused by the text alone, and some are each', () => {
    expect(names.length).toBeGreaterThan(60)
    expect(texts.filter((text) => faultsIn(kind, nameOnly(kind, text)).length > 0).length).toBeGreaterThan(10)
    for (const name of names) expect(name).toBe(name.normalize('NFC').toWellFormed())
  })

  test('is kept word for word on both engines, found, and shown as text', async () => {
    const documents = names.map((name, at) => [idOf[kind](at), nameOnly(kind, name)] as const)
    for (const { engine } of stores) await put(engine, documents)
    const folder = { title: 'title', person: 'name', company: 'company' }[kind]
    const faults: string[] = []
    for (const [id, { name }] of documents) {
      const [one, two] = await Promise.all(sites.map((site) => site.get(`/${folder}/${id}`)))
      if (one?.status !== 200 || one.html !== two?.html)
        faults.push(`${name}: ${one?.status} and ${two?.status}`)
      else if (/<script>|<img |<svg[/ ]on|<iframe|<base |<style|<meta http/i.test(one.html))
        faults.push(`${name}: is markup`)
      else if (one.h1 !== name.replace(/\s+/g, ' ').trim() && !/[&\u00a0-\u2fff\u3000\ufeff]/.test(name))
        faults.push(`${name}: ${one.h1}`)
    }
    expect(faults).toEqual([])
    const [first, second] = await Promise.all(stores.map((store) => dumpOf(store)))
    expect(first).toBe(second)
  }, 120_000)
})

test('a record hostile in every field is kept, shown and found on both engines alike', async () => {
  const answers: string[][] = []
  for (const [at, { engine }] of stores.entries()) {
    const said: string[] = []
    for (const kind of kinds) {
      for (const [place, text] of scripts.entries()) {
        const id = idOf[kind](5000 + place)
        const document = wholeDocument(kind, () => text.replaceAll('\n', ' '))
        expect(faultsIn(kind, document)).toEqual([])
        await put(engine, [[id, document]])
        const page = await sites[at]?.get(
          `/${{ title: 'title', person: 'name', company: 'company' }[kind]}/${id}`,
        )
        said.push(`${page?.status} ${page?.text}`)
      }
    }
    said.push(String((await sites[at]?.get('/search?q=script'))?.text))
    answers.push(said)
  }
  expect(answers[0]?.every((answer) => answer.startsWith('200') || answer.includes('Results'))).toBe(true)
  expect(answers[0]).toEqual(answers[1])
}, 120_000)

test('names at the limits of length, in scripts of one to four bytes a letter, are kept on both engines', async () => {
  const long = ['a', 'é', '文', '𝕋', 'ﷺ', 'a b', 'नि'].map((letter) =>
    [...letter.repeat(1000)].slice(0, 400).join(''),
  )
  const most = ['x'.repeat(1000), '文'.repeat(1000), 'ﷺ'.repeat(1000), 'é '.repeat(499)].map((name) =>
    name.normalize('NFC').trim(),
  )
  for (const [at, name] of [...long, ...most].map((one) => one.normalize('NFC').trim()).entries()) {
    const document = {
      ...nameOnly('title', name),
      externalIds: [{ id: 'a', scheme: 'imdb', value: name }],
    } as Document
    expect(faultsIn('title', document), name.slice(0, 20)).toEqual([])
    for (const [place, { engine }] of stores.entries()) {
      await put(engine, [[titleId(`tt${number(8000 + at)}`), document]])
      const found = await sites[place]?.get(`/title/tt${number(8000 + at)}`)
      expect(found?.status).toBe(200)
    }
  }
}, 60_000)

test('an address that no browser would follow is refused, or shown without a fault', async () => {
  const urls = [
    'http://[',
    'http://[::1',
    'https://%',
    'https://a:99999/',
    'https://',
    'https://?',
    'https://#',
    'http://\u0000',
    'https://user:pw@x/',
    "https://x/'onclick=alert(1)//",
    'https://x/&quot;',
    'https://x/%22%3E',
    'HTTPS://X/',
    'https://xn--/',
    'https://a..b/',
    'https://文.test/',
  ]
  const faults: string[] = []
  for (const [at, url] of urls.entries()) {
    const document = {
      ...wholeDocument('title', () => 'x'),
      links: [{ id: 'a', kind: 'official', url }],
      connections: [{ id: 'a', kind: 'references', title: titleId('tt0000001'), evidence: url }],
    } as Document
    if (faultsIn('title', document).length > 0) continue
    const id = titleId(`tt${number(9000 + at)}`)
    for (const [place, { engine }] of stores.entries()) {
      await put(engine, [[id, document]])
      for (const part of ['', ...titleParts.map((name) => `/${name}`)]) {
        const status = (await sites[place]?.get(`/title/${id}${part}`))?.status
        if (status !== 200) faults.push(`${url} on ${part}: ${status}`)
      }
    }
  }
  expect(faults).toEqual([])
}, 60_000)

describe('a dump with hostile lines', () => {
  const lines = [
    '{"titlecard":1}',
    ...texts
      .filter((text) => faultsIn('person', nameOnly('person', text)).length > 0)
      .map((name, at) => JSON.stringify({ id: idOf.person(20_000 + at), document: { name } })),
    '{"id":"nm0030001","document":{"name":"x","__proto__":{"polluted":true}}}',
    '{"id":"nm0030002","document":{"name":"x","constructor":{"a":1}}}',
    '{"id":"nm0030003","document":{"name":"x","nothing":1}}',
    '{"id":"__proto__","document":{"name":"x"}}',
    '{"id":"nm0030004","document":{"name":["x"]}}',
    '{"id":"nm0030005","document":null}',
    '{"id":"nm0030006","document":{"name":"x"}',
    '[]',
    '1',
    '"x"',
    'null',
    '{}',
    '',
    `{"id":"nm0030007","document":{"name":"x","facts":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    '{"id":"tt0030008","document":{"type":"movie","name":"x","year":1e999}}',
    '{"id":"tt0030009","document":{"type":"<b>","name":"x"}}',
    '{"id":"tt0030010","document":{"type":"movie","name":"x","budget":{"amount":"1e9","currency":"USD"}}}',
    '{"id":"tt0030011","document":{"type":"movie","name":"x","links":[{"id":"a","kind":"official","url":"javascript:alert(1)"}]}}',
    '{"id":"nm0039999","document":{"name":"The last good one"}}',
  ]

  test('is refused line by line, with the same reasons on both engines, and the good line gets in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'titlecard-hostile-'))
    const path = join(folder, 'dump.ndjson')
    writeFileSync(path, `${lines.join('\n')}\n`)
    const reports: { report: ImportReport; refused: string }[] = []
    for (const { address } of stores) {
      const report = await importCatalogue({ address, source: titlecardSource, path, isForced: true })
      const refused = report.refusedFile === undefined ? '' : readFileSync(report.refusedFile, 'utf8')
      if (report.refusedFile !== undefined) rmSync(report.refusedFile)
      reports.push({ report, refused })
    }
    rmSync(folder, { recursive: true })
    const [one, two] = reports
    expect(one?.refused).toBe(two?.refused)
    expect({ ...one?.report, refusedFile: '' }).toEqual({ ...two?.report, refusedFile: '' })
    expect(one?.report.refused).toBeGreaterThan(20)
    expect((await sites[0]?.get('/name/nm0039999'))?.h1).toBe('The last good one')
    expect((await sites[0]?.get('/name/nm0030001'))?.status).toBe(404)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  }, 60_000)
})
