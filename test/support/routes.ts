import type { FastifyInstance } from 'fastify'

/** The patterns of every route that answers a method, out of the router's own drawing of itself. */
export function routesOf(app: FastifyInstance, method = 'GET'): readonly string[] {
  const paths: string[] = []
  const routes: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, segment, methods] = /^([│├└─\s]*)(\S+)(?: \((.*)\))?$/.exec(line) ?? []
    if (indent === undefined || segment === undefined) continue
    const depth = indent.length / 4
    const path = `${paths[depth - 1] ?? ''}${segment}`
    paths[depth] = path
    if (methods?.split(', ').includes(method)) routes.push(path)
  }
  return routes
}
