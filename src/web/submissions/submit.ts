/** How a form is taken: who sends it and whether they may, what came of it, and the same form again with its faults. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccountCall, Accounts } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import { may, type Deed } from '../../community/policy.ts'
import type { Session } from '../../store/members.ts'
import { isOwnPath, routePaths, type Paths } from '../paths.ts'
import type { PageToSend, Sender } from '../send-page.ts'
import type { PageName } from '../render.ts'
import type { Filled } from '../views/account-forms.ts'
import { mayOnceBack, type Visitors } from '../visitors.ts'
import { uploadedIn, type UploadedFile } from './uploaded.ts'

export type Submitting = {
  readonly accounts: Accounts
  readonly visitors: Visitors
  readonly sender: Sender
}

export type Submitted = {
  readonly call: AccountCall
  /** What was typed, by field; nothing for a field that didn't come. */
  readonly typed: Readonly<Record<string, string>>
  /** The file that came with it, where the form takes one; `undefined` where none came. */
  readonly file?: UploadedFile | undefined
  /** What the address names, by the names of its pattern. */
  readonly params: Readonly<Record<string, string>>
  readonly paths: Paths
}

/** Where to go next, a page that is shown this once, or a file to keep. */
export type Outcome =
  | { readonly to: string; readonly cookies?: readonly string[] }
  | { readonly show: PageToSend<PageName> }
  | { readonly file: FileToKeep }

export type FileToKeep = { readonly name: string; readonly type: string; readonly text: string }

type Form<What> = {
  readonly path: keyof typeof routePaths
  readonly deed: Deed
  /**
   * Fields that people write at length in, and the room for each, in UTF-16 code units. One may take the room of all:
   * what is longer than can be kept comes back with a word about it.
   */
  readonly longer?: Readonly<Record<string, number>>
  /** Fields that programs fill in, and how long each may be, in UTF-16 code units. */
  readonly sealed?: Readonly<Record<string, number>>
  /** Where the form takes a file: how large it may be, in bytes. */
  readonly largestFile?: number
  readonly act: (submitted: What) => Promise<Outcome>
  /** The page with the form on it, filled as it was sent; absent for a button that has no field. */
  readonly again?: (filled: Filled, submitted: What) => PageToSend<PageName>
}

/** A form that anybody may send, as far as the policy lets them. */
export function takeForm(app: FastifyInstance, parts: Submitting, form: Form<Submitted>): void {
  app.post(routePaths[form.path], { bodyLimit: roomFor(form) }, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    ensureMay(session, form.deed)
    return answer(parts, request, reply, form, submittedIn(parts, request, form))
  })
}

/** A form of one who is signed in, made for that very session. */
export function takeOwnForm(
  app: FastifyInstance,
  parts: Submitting,
  form: Form<Submitted & { readonly session: Session }>,
): void {
  app.post(routePaths[form.path], { bodyLimit: roomFor(form) }, async (request, reply) => {
    const session = await parts.visitors.sessionIn(request)
    // A session that has ended meanwhile is no fault of the member's.
    if (!session) return answerSignedOut(parts, request, reply, form, 'signedOut')
    if (mayOnceBack(session, form.deed)) return answerSignedOut(parts, request, reply, form, 'away')
    ensureMay(session, form.deed)
    // Only now that it is known who sends it, the file is read.
    const uploaded = form.largestFile === undefined ? undefined : await uploadedIn(request, form.largestFile)
    const submitted = {
      ...submittedIn(parts, request, form, uploaded?.fields),
      file: uploaded?.file,
      session,
    }
    parts.visitors.ensureOwnForm(session, submitted.typed['token'] ?? '')
    return answer(parts, request, reply, form, submitted)
  })
}

/** Nothing was done; what took long to write is given back, to be sent again from the same page. */
async function answerSignedOut(
  parts: Submitting,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Lengths & Pick<Form<never>, 'largestFile'>,
  why: 'signedOut' | 'away',
): Promise<FastifyReply> {
  const typed = form.largestFile === undefined ? submittedIn(parts, request, form).typed : undefined
  const slow = new Set(['statement', ...Object.keys(form.longer ?? {})])
  const kept = [...slow].flatMap((name) => typed?.[name] || [])
  reply.header('cache-control', 'no-store')
  return parts.sender.send(request, reply.code(401), {
    page: 'FormPage',
    make: ({ words: { say }, paths }) => {
      const next = pageOf(request.headers.referer, parts.sender.originOf(request))
      const model = {
        heading: say.account[why],
        lead: say.account[`${why}Lead`],
        kept,
        ways: [
          { before: '', text: say.account.signIn, href: paths.accounts('signIn', next ? { next } : {}) },
        ],
      }
      return Promise.resolve({ model, head: { title: model.heading } })
    },
  })
}

/** The page of this site that a form stands on, where the browser says it. */
function pageOf(referer: string | undefined, own: string): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { origin, pathname, search } = new URL(referer)
  if (origin !== own) return undefined
  return isOwnPath(pathname + search) ? pathname + search : undefined
}

function ensureMay(session: Session | undefined, deed: Deed): void {
  if (!may(session?.member.roleInForce ?? 'reader', deed, true)) throw refusal('forbidden', ['mayNot'])
}

async function answer<What extends Submitted>(
  { sender, visitors }: Submitting,
  request: FastifyRequest,
  reply: FastifyReply,
  { act, again }: Form<What>,
  submitted: What,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  try {
    const outcome = await act(submitted)
    if ('show' in outcome) return await sender.send(request, reply, outcome.show)
    if ('file' in outcome) return await sendFile(reply, outcome.file)
    const { cookies: header, now } = submitted.call
    const cookies = visitors.withLastSeen(outcome.cookies ?? [], { header, now })
    for (const cookie of cookies) reply.header('set-cookie', cookie)
    return await reply.code(303).header('location', outcome.to).send()
  } catch (error) {
    if (!(error instanceof FormRefusal) || !again) throw error
    return sender.send(
      request,
      reply.code(422),
      again({ typed: submitted.typed, faults: error.faults, unread: error.unread }, submitted),
    )
  }
}

function sendFile(reply: FastifyReply, { name, type, text }: FileToKeep): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(text)
}

const longestField = 2000
/** What a form without long fields has room for, and what one code unit can take in a form: `%E3%81%82`. */
const usualRoom = 64 * 1024
const bytesOfUnit = 9

type Lengths = Pick<Form<never>, 'longer' | 'sealed'>

const roomFor = ({ longer = {}, sealed = {} }: Lengths): number =>
  [...Object.values(longer), ...Object.values(sealed)].reduce(
    (room, units) => room + units * bytesOfUnit,
    usualRoom,
  )

function submittedIn(
  { accounts, sender }: Submitting,
  request: FastifyRequest,
  { longer = {}, sealed = {} }: Lengths,
  fields: unknown = request.body,
): Submitted {
  if (!(fields instanceof Map)) throw new Refusal('invalid', 'A form was expected.')
  const typed = Object.fromEntries(fields as Map<string, string>)
  for (const [name, value] of fields as Map<string, string>) {
    const longest = Object.hasOwn(longer, name) ? Infinity : (sealed[name] ?? longestField)
    if (value.length > longest) throw refusal('invalid', ['fieldLong', longest], 'field')
    if (value.includes('\0') || !value.isWellFormed())
      throw new Refusal('invalid', `The field ${JSON.stringify(name.slice(0, 40))} can't be read.`, 'field')
  }
  const context = sender.contextOf(request)
  const origin = sender.trustedOrigin(request)
  return {
    typed,
    params: request.params as Readonly<Record<string, string>>,
    paths: context.paths,
    call: {
      accounts,
      words: context.words,
      address: request.ip,
      cookies: request.headers.cookie,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      now: new Date(),
      origin,
      providerReturn: origin && `${origin}${routePaths.providerReturn}`,
      link: (page, query) => {
        const to = {
          confirm: 'confirm',
          reset: 'reset',
          'sign-in': 'signIn',
          forgotten: 'forgotten',
        } as const
        const path = context.paths.accounts(to[page], query)
        return `${sender.originForLetters(request)}${path}`
      },
    },
  }
}
