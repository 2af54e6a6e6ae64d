/** A title that has every field of its schema, each with a value of its own, so that none can be left off a page. */
import type { TSchema } from 'typebox'
import { idOf, keyOf, type EntityId } from '../../src/catalogue/ids.ts'
import { amountPattern } from '../../src/catalogue/money.ts'
import { partialDatePattern } from '../../src/catalogue/partial-date.ts'
import type { Document } from '../../src/catalogue/record.ts'
import { Title } from '../../src/catalogue/title.ts'
import { faultsIn } from '../../src/catalogue/validate.ts'
import { companyId, personId, titleId } from './ids.ts'

type Shape = {
  properties?: Record<string, TSchema>
  items?: TSchema
  const?: unknown
  type?: string
  pattern?: string
  maximum?: number
}

export type Leaf = { readonly path: string; readonly key: string; readonly value: string | number | boolean }

export type EveryField = {
  readonly title: Title
  /** Whatever the title names, to be put beside it. */
  readonly named: readonly (readonly [EntityId, Document])[]
  readonly leaves: readonly Leaf[]
}

/** `spice` stands before every text that anybody may write. */
export function everyField(spice = ''): EveryField {
  const making = new Making(spice)
  const title = making.value(Title as TSchema, '') as Title
  const faults = faultsIn('title', title)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return { title, named: making.named, leaves: making.leaves }
}

/** Years are the numbers that end here. */
const lastYear = 2200

class Making {
  readonly leaves: Leaf[] = []
  readonly named: (readonly [EntityId, Document])[] = []
  readonly #spice: string
  #count = 0
  #year = 1900

  constructor(spice: string) {
    this.#spice = spice
  }

  value(schema: TSchema, path: string): unknown {
    const shape = schema as Shape
    if (shape.properties) return this.#object(shape.properties, path)
    if (shape.items) return [this.value(shape.items, `${path}/0`), this.value(shape.items, `${path}/1`)]
    const key = path.split('/').findLast((part) => !/^\d+$/.test(part)) ?? ''
    this.#count += 1
    const value = this.#leaf(shape, key)
    this.leaves.push({ path, key, value })
    return value
  }

  #object(properties: Record<string, TSchema>, path: string): object {
    const keys = Object.keys(properties)
    return Object.fromEntries(
      keys.map((key) => [key, this.value(properties[key] as TSchema, `${path}/${key}`)]),
    )
  }

  #leaf({ const: constant, type, pattern, maximum }: Shape, key: string): string | number | boolean {
    const count = this.#count
    if (constant === true) return true
    if (type === 'integer') return maximum === lastYear ? (this.#year += 1) : 10_000 + count
    if (type === 'number') return key === 'average' ? 7 + count / 1000 : 40 + count / 10_000
    if (key === 'currency') return 'CAD'
    if (pattern === undefined) return `${this.#spice}text-${String(count).padStart(4, '0')}`
    if (pattern === partialDatePattern)
      return `${1900 + (count % 300)}-${String(1 + (count % 12)).padStart(2, '0')}-17`
    if (pattern === amountPattern) return String(1_000_000 + count)
    return this.#patterned(pattern, count, key)
  }

  #patterned(pattern: string, count: number, key: string): string {
    const letters = [...String(count).padStart(4, '0')]
      .map((digit) => String.fromCharCode(97 + Number(digit)))
      .join('')
    if (pattern.startsWith('^tt'))
      return this.#entity(titleId('tt0000001'), { type: 'movie', name: `film-${count}` })
    if (pattern.startsWith('^nm')) return this.#entity(personId('nm0000001'), { name: `person-${count}` })
    if (pattern.startsWith('^co')) return this.#entity(companyId('co0000001'), { name: `company-${count}` })
    if (pattern.startsWith('^https')) return `https://host-${count}.example/page-${count}`
    if (pattern.startsWith('^[A-Z]{2,'))
      return key === 'area' ? `AREA${letters.toUpperCase()}` : letters.toUpperCase()
    if (pattern.startsWith('^[a-z]{2,3}')) return `qaa-${letters}`
    if (pattern.startsWith('^\\d{1,3}:')) return `${count % 900}:03:04`
    if (pattern.startsWith('^[A-Za-z]')) return `word${letters}`
    if (pattern.startsWith('^[a-z0-9]')) return `item-${count}`
    throw new Error(`No value is known for ${pattern}`)
  }

  #entity(first: EntityId, document: Document): EntityId {
    const id = idOf(keyOf(first) + this.#count)
    this.named.push([id, document])
    return id
  }
}
