/** The API in process; each of its answers is held against its own description before a test sees it. */
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Engine } from '../../src/store/engine/engine.ts'
import { openSite, siteConfig } from './site.ts'

type Content = Readonly<Record<string, { readonly schema: AnySchemaObject }>>
type Response = { readonly $ref?: string; readonly description?: string; readonly content?: Content }
type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: AnySchemaObject
}
export type DescribedOperation = {
  readonly operationId: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<Record<string, Response>>
}
export type Description = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, AnySchemaObject>>
    readonly responses: Readonly<Record<string, Response>>
  }
}

export type Asked = Omit<InjectOptions, 'url'>

export type OpenApi = {
  readonly app: FastifyInstance
  readonly description: Description
  /** Throws where the answer is not one that the description allows. */
  ask(url: string, options?: Asked): Promise<LightMyRequestResponse>
  /** `operationId status` of every answer so far; unknown addresses have no operation. */
  readonly seen: ReadonlySet<string>
  close(): Promise<void>
}

export async function openApi(
  engine: Engine,
  environment: Readonly<Record<string, string>> = {},
): Promise<OpenApi> {
  const { app, close } = await openSite(engine, siteConfig(environment))
  const description = (
    await app.inject({ url: '/api/v1/openapi.json', remoteAddress: '198.51.100.250' })
  ).json<Description>()
  const contract = new Contract(description)
  return {
    app,
    description,
    seen: contract.seen,
    close,
    async ask(url, options = {}) {
      const answer = await app.inject({ method: 'GET', ...options, url })
      contract.check(url, answer)
      return answer
    },
  }
}

class Contract {
  readonly seen = new Set<string>()
  readonly #description: Description
  readonly #ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true, strictTypes: false }))
  readonly #validators = new Map<AnySchemaObject, ValidateFunction>()

  constructor(description: Description) {
    this.#description = description
    this.#ajv.addKeyword('components')
  }

  check(url: string, { statusCode, headers, body }: LightMyRequestResponse): void {
    const operation = this.#operationAt(url)
    this.seen.add(`${operation?.operationId ?? 'none'} ${statusCode}`)
    const said = `${url} answered ${statusCode}`
    if (statusCode === 204) return
    const { content } = this.#responseTo(operation, statusCode, said)
    if (content === undefined) {
      if (body !== '') throw new Error(`${said} with a body, which is not described`)
      return
    }
    const type = String(headers['content-type']).replace(/;.*/, '')
    const schema = content[type]?.schema
    if (!schema) throw new Error(`${said} in ${type}, which is not described`)
    if (body === '') return
    const validate = this.#validatorOf(schema)
    if (!validate(JSON.parse(body)))
      throw new Error(`${said}: ${this.#ajv.errorsText(validate.errors)} in ${body}`)
  }

  #responseTo(operation: DescribedOperation | undefined, status: number, said: string): Response {
    const { responses } = this.#description.components
    const described = operation
      ? (operation.responses[status] ?? operation.responses['default'])
      : responses['Problem']
    const found = described?.$ref ? responses[described.$ref.split('/').at(-1) ?? ''] : described
    if (!found) throw new Error(`${said}, which is not described`)
    if (status < 400 && operation?.responses[status] === undefined)
      throw new Error(`${said}, which is not described`)
    return found
  }

  #operationAt(url: string): DescribedOperation | undefined {
    const path = url.split('?', 1).join()
    for (const [pattern, { get }] of Object.entries(this.#description.paths)) {
      const form = pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')
      if (new RegExp(`^${form}$`).test(path)) return get
    }
    return undefined
  }

  #validatorOf(schema: AnySchemaObject): ValidateFunction {
    let validate = this.#validators.get(schema)
    if (!validate) {
      validate = this.#ajv.compile({ ...schema, components: this.#description.components })
      this.#validators.set(schema, validate)
    }
    return validate
  }
}
