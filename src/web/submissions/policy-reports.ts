/** What browsers tell of what the content policy stopped: a line in the log for each kind of it, and nothing else. */
import type { FastifyInstance } from 'fastify'
import type { Counts } from '../../accounts/attempts.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { routePaths } from '../paths.ts'
import { KindsTold } from './kinds-told.ts'

const mostInOneRequest = 20
const longestBlocked = 200

/** By the Reporting API, and as browsers did it before. */
const types = ['application/reports+json', 'application/csp-report']

export function policyReports(app: FastifyInstance, { counts }: { readonly counts: Counts }): void {
  // Whoever makes reports up fills no disk with them.
  const kinds = new KindsTold(counts)
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(types, { parseAs: 'string' }, (_request, body, parsed) => {
      try {
        parsed(null, JSON.parse(String(body)))
      } catch {
        parsed(new Refusal('invalid', 'The report is not JSON.'))
      }
    })
    scope.post(routePaths.policyReports, (request, reply) => {
      for (const stopped of stoppedIn(request.body))
        if (kinds.mayTell(`${stopped.directive} ${stopped.blocked}`))
          request.log.warn(stopped, 'the content policy stopped something')
      return reply.code(204).header('cache-control', 'no-store').send()
    })
    done()
  })
}

type Stopped = { readonly directive: string; readonly blocked: string }

/** Not on which page, nor who was there: addresses of pages say what somebody read. */
function stoppedIn(body: unknown): readonly Stopped[] {
  const reports = Array.isArray(body) ? body.slice(0, mostInOneRequest) : [body]
  return reports.flatMap((report) => {
    const old = fieldOf(report, 'csp-report')
    const told = old ?? fieldOf(report, 'body')
    const directive = fieldOf(told, old === undefined ? 'effectiveDirective' : 'effective-directive')
    const blocked = fieldOf(told, old === undefined ? 'blockedURL' : 'blocked-uri')
    if (typeof directive !== 'string' || typeof blocked !== 'string') return []
    return /^[a-z-]{1,40}$/.test(directive) ? [{ directive, blocked: placeOf(blocked) }] : []
  })
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

/** An address without what may follow its path; of other schemes the scheme; or a word such as `inline`. */
function placeOf(blocked: string): string {
  if (!URL.canParse(blocked)) return /^[a-z-]{1,40}$/.exec(blocked)?.[0] ?? 'something'
  const { protocol, host, pathname } = new URL(blocked)
  return /^(https?|wss?):$/.test(protocol)
    ? `${protocol}//${host}${pathname}`.slice(0, longestBlocked)
    : protocol
}
