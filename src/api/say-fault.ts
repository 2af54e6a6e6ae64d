/** What a schema found wrong with a parameter, in a sentence that names it. */
import type { FastifyError, FastifyRequest } from 'fastify'

type Properties = Readonly<Record<string, { readonly examples?: readonly unknown[] }>>

export function sayFault(error: FastifyError, request: FastifyRequest): { detail: string; field: string } {
  const [fault] = error.validation ?? []
  const place = error.validationContext === 'params' ? 'params' : 'querystring'
  const { [place]: schema } = request.routeOptions.schema ?? {}
  const properties = (schema as { properties?: Properties } | undefined)?.properties ?? {}
  if (fault?.keyword === 'additionalProperties') {
    const field = String(fault.params['additionalProperty'])
    return { field, detail: `There is no parameter ${quoted(field)} here${list(Object.keys(properties))}.` }
  }
  if (fault?.keyword === 'required') {
    const field = String(fault.params['missingProperty'])
    return { field, detail: `The parameter ${quoted(field)} is missing.` }
  }
  const field = fault?.instancePath.slice(1) ?? ''
  const given = (place === 'params' ? request.params : request.query) as Readonly<Record<string, unknown>>
  const examples = properties[field]?.examples ?? []
  const wanted = examples.length > 0 ? `should be like ${examples.map(String).join(' or ')}` : fault?.message
  return { field, detail: `${field} is ${quoted(String(given[field]))}; it ${wanted ?? 'is not valid'}.` }
}

const list = (names: readonly string[]): string =>
  names.length === 0 ? '' : `; there are ${names.join(', ')}`

const mostQuoted = 100

/** What somebody sent, at a length that can be read. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text)
}
