import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { openApi, type OpenApi } from '../support/api.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { companyId, personId, titleId } from '../support/ids.ts'
import { fillCatalogue, ids } from '../support/pages-catalogue.ts'
import { routesOf } from '../support/routes.ts'
import { put } from '../support/site.ts'
import fc from 'fast-check'

let store: TestStore
let api: OpenApi
beforeAll(async () => {
  store = await freshStore('sqlite')
  await fillCatalogue(store.engine)
  api = await openApi(store.engine)
})
afterAll(async () => {
  await api.close()
  await store.dispose()
})

describe('the description', () => {
  test('names every route of the API, and no other', () => {
    const routes = routesOf(api.app).filter((route) => route.startsWith('/api'))
    expect(routes.length).toBeGreaterThan(9)
    const described = Object.keys(api.description.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
    expect(described.toSorted()).toEqual(routes.toSorted())
  })

  test('refers to nothing that it does not hold', () => {
    expect(api.description.openapi).toBe('3.1.0')
    const references = [...JSON.stringify(api.description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref = '']) => ref,
    )
    expect(references.length).toBeGreaterThan(50)
    for (const reference of new Set(references)) {
      expect(reference).toMatch(/^#\//)
      let place: unknown = api.description
      for (const step of reference.slice(2).split('/')) place = (place as Record<string, unknown>)[step]
      expect([reference, typeof place]).toEqual([reference, 'object'])
    }
  })

  test('says of every operation what it is, what it takes and what it answers', () => {
    const operationIds = new Set<string>()
    for (const [path, methods] of Object.entries(api.description.paths)) {
      expect(Object.keys(methods)).toEqual(['get'])
      const { get } = methods
      if (!get) throw new Error(path)
      operationIds.add(get.operationId)
      expect(get.description.length).toBeGreaterThan(20)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const parameters = get.parameters.filter((parameter) => parameter.in === 'path')
      expect(parameters.map(({ name, required }) => [name, required])).toEqual(
        inPath.map((name) => [name, true]),
      )
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '400', '429', 'default']))
      for (const response of Object.values(get.responses))
        expect(response.$ref ?? response.description).toBeTruthy()
    }
    expect(operationIds.size).toBe(Object.keys(api.description.paths).length)
  })

  test('says what each field of a document is called, and of which list its words are', () => {
    const { schemas } = api.description.components
    expect(schemas['Title']).toHaveProperty('properties.budget.description', 'Budget')
    expect(schemas['Title']).toHaveProperty(
      'properties.credits.items.properties.category.description',
      'Job (of credit-categories)',
    )
    expect(schemas['Person']).toHaveProperty('properties.birth.properties.place.description', 'Place')
    expect(schemas['Company']).toHaveProperty('properties.kinds.description', 'Kinds (of company-kinds)')
  })

  test('is made of sound schemas', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false }))
    const schemas = [
      ...Object.values(api.description.components.schemas),
      ...Object.values(api.description.paths).flatMap(({ get }) => [
        ...(get?.parameters ?? []).map(({ schema }) => schema),
        ...Object.values(get?.responses ?? {}).flatMap(({ content }) =>
          Object.values(content ?? {}).map((c) => c.schema),
        ),
      ]),
    ]
    expect(schemas.length).toBeGreaterThan(30)
    for (const schema of schemas) expect(ajv.validateSchema(schema)).toBe(true)
  })
})

describe('every answer is one that the description allows:', () => {
  test('documents with any of their fields', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDocument('title'),
        arbitraryDocument('person'),
        arbitraryDocument('company'),
        async (title, person, company) => {
          const entities = [
            [titleId('tt0007000'), title],
            [personId('nm0007000'), person],
            [companyId('co0007000'), company],
          ] as const
          await put(store.engine, entities)
          for (const list of ['', '/credits', '/episodes', '/connections'])
            await api.ask(`/api/v1/titles/tt0007000${list}`)
          for (const list of ['', '/credits']) await api.ask(`/api/v1/people/nm0007000${list}`)
          for (const list of ['', '/titles']) await api.ask(`/api/v1/companies/co0007000${list}`)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  test('every kind of answer of every operation', async () => {
    const limited = await openApi(store.engine, { API_LIMIT: '1', SEARCH_LIMIT: '1' })
    try {
      const own = { titles: ids.film, people: ids.director, companies: ids.studio }
      for (const [path, { get }] of Object.entries(api.description.paths)) {
        const id = Object.entries(own).find(([folder]) => path.includes(`/${folder}/`))?.[1]
        const query = get?.operationId === 'search' ? '?q=lantern' : ''
        const filled = (other = '') =>
          path.replace('{id}', other).replace('{scheme}', 'wikidata').replace('{value}', 'Q10') + query
        const url = filled(id)
        const status = async (address: string, options = {}) => (await api.ask(address, options)).statusCode
        expect([url, await status(url)]).toEqual([url, 200])
        expect(await status(`${url}${url.includes('?') ? '&' : '?'}nonsense=1`)).toBe(400)
        expect(await status(url, { method: 'POST', payload: {} })).toBe(405)
        if (get?.operationId === 'top') {
          const { etag } = (await api.ask(url)).headers
          expect(await status(url, { headers: { 'if-none-match': String(etag) } })).toBe(304)
        }
        if (id !== undefined) {
          const prefix = id.slice(0, 2)
          const { etag } = (await api.ask(url)).headers
          expect(await status(url, { headers: { 'if-none-match': String(etag) } })).toBe(304)
          expect(await status(filled(`${prefix}0000090`))).toBe(301)
          expect(await status(filled(`${prefix}0000099`))).toBe(404)
        }
        await limited.ask(url)
        expect((await limited.ask(url)).statusCode).toBe(429)
      }
      expect((await api.ask(`/api/v1/titles/${ids.deleted}`)).statusCode).toBe(410)
      expect([...api.seen].filter((one) => one.startsWith('title ')).toSorted()).toEqual([
        'title 200',
        'title 301',
        'title 304',
        'title 400',
        'title 404',
        'title 405',
        'title 410',
      ])
    } finally {
      await limited.close()
    }
  })
})
