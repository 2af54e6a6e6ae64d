import { expect, test } from 'vitest'
import { addresses, pageOf } from '../../src/api/v1/addresses.ts'
import { apiPaths } from '../../src/web/entity-paths.ts'
import { Paths } from '../../src/web/paths.ts'
import { companyId, personId, titleId } from '../support/ids.ts'

const entities = [titleId('tt0047478'), personId('nm0000134'), companyId('co0000001')] as const

test('the pages and the API, which know nothing of each other, write the same addresses', () => {
  const [title, person, company] = entities
  expect(apiPaths.title(title)).toBe(addresses.entity(title))
  expect(apiPaths.person(person)).toBe(addresses.entity(person))
  expect(apiPaths.company(company)).toBe(addresses.entity(company))
  expect(apiPaths.description).toBe(addresses.description)
  expect(apiPaths.search).toBe(addresses.search)
  for (const id of entities) expect(pageOf(id)).toBe(new Paths().entity(id))
})
