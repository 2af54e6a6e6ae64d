/** Who asks: nobody in particular, for all but those whose request brings the cookie of a session. */
import type { FastifyRequest } from 'fastify'
import { cookieIn, cookieNames, signedToken, type CookieNames } from '../accounts/cookies.ts'
import { isAway, lastSeenIn, renewed, withLastSeen } from '../accounts/last-seen.ts'
import { optionsToSignIn } from '../accounts/passkeys.ts'
import type { Provider } from '../accounts/provider.ts'
import { Signer } from '../accounts/secret.ts'
import { refusal } from '../catalogue/refusal.ts'
import { may, type Deed } from '../community/policy.ts'
import { needsSecondFactor, roleInForce } from '../community/roles.ts'
import { sessionOf, type Session } from '../store/members.ts'
import type { ReadHandle } from '../store/tables.ts'

type VisitorSettings = {
  readonly secret: string
  readonly secretsBefore: readonly string[]
  readonly isSecure: boolean
  /** Another site that members may sign in by. */
  readonly provider: Provider | undefined
}

/** A session as this request found it. */
export type OpenSession = Session & {
  /** Of staff who did nothing for half an hour: until they sign in again, they are members as any other. */
  readonly isAway: boolean
  /** Cookies for the answer, now and then: that this browser was here. */
  readonly renewed: readonly string[]
}

export class Visitors {
  readonly #reader: ReadHandle
  readonly #secrets: readonly string[]
  readonly #cookies: CookieNames
  readonly #isSecure: boolean
  readonly signer: Signer
  readonly providerCookie: { readonly name: string; readonly isSecure: boolean }
  readonly provider: Provider | undefined

  constructor(reader: ReadHandle, { secret, secretsBefore, isSecure, provider }: VisitorSettings) {
    this.#reader = reader
    this.#secrets = [secret, ...secretsBefore]
    this.#cookies = cookieNames(isSecure)
    this.#isSecure = isSecure
    this.signer = new Signer(secret, secretsBefore)
    this.providerCookie = { name: this.#cookies.provider, isSecure }
    this.provider = provider
  }

  /** One look-up by key, and only for requests that bring cookies which we signed. */
  async sessionIn({ headers }: FastifyRequest): Promise<OpenSession | undefined> {
    const token = signedToken(cookieIn(headers.cookie, this.#cookies.session), this.#secrets)
    if (token === undefined) return undefined
    const now = new Date()
    const asked = { ...this.#seen, header: headers.cookie, now }
    const lastSeen = lastSeenIn(this.signer, token, asked)
    const session = lastSeen && (await sessionOf(this.#reader, token, now))
    if (!session) return undefined
    return {
      ...session,
      ...(isAway(lastSeen, now) ? withoutPower(session) : { isAway: false }),
      renewed: renewed(this.signer, token, { ...asked, lastSeen }),
    }
  }

  /** Whether this browser brought a right password, and has to bring a code now. */
  isSigningIn({ headers }: FastifyRequest): boolean {
    return cookieIn(headers.cookie, this.#cookies.secondFactor) !== undefined
  }

  /** What is set where an answer opens a session or ends it; `header` is the cookies that came. */
  withLastSeen(
    cookies: readonly string[],
    asked: { readonly header: string | undefined; readonly now: Date },
  ): readonly string[] {
    const { session } = this.#cookies
    return withLastSeen(this.signer, cookies, { ...this.#seen, ...asked, session, secrets: this.#secrets })
  }

  get #seen() {
    return { name: this.#cookies.seen, isSecure: this.#isSecure }
  }

  /** What a passkey is asked to sign by whoever wants to sign in here. */
  passkeyWanted(origin: string): ReturnType<typeof optionsToSignIn> {
    return optionsToSignIn(this.signer, origin, new Date())
  }

  /** What stands in every form of a session, and in no other's. */
  tokenOf({ id }: Session): string {
    return this.signer.sign('form', id)
  }

  /** Stands in a form whose writing takes time: when it was shown, and that it was us who said so. */
  openedAt({ id }: Session, now: Date): string {
    const at = String(now.getTime())
    return `${at}.${this.signer.sign('opened', `${id} ${at}`)}`
  }

  /** Milliseconds since the form was shown; 0 where that can't be believed. */
  writingTime(session: Session, opened: string, now: Date): number {
    const at = this.#timeIn(session, opened)
    return at === undefined ? 0 : Math.max(0, now.getTime() - at)
  }

  /** Whether the form was shown in this very session, and no longer ago than that many milliseconds. */
  wasOpenedWithin(session: Session, opened: string, now: Date, most: number): boolean {
    const at = this.#timeIn(session, opened)
    return at !== undefined && now.getTime() - at <= most
  }

  #timeIn({ id }: Session, opened: string): number | undefined {
    const [at = '', signature = ''] = opened.split('.')
    return this.signer.isSigned('opened', `${id} ${at}`, signature) ? Number(at) : undefined
  }

  /** Throws where a form was made for another session. */
  ensureOwnForm({ id }: Session, token: string): void {
    if (!this.signer.isSigned('form', id, token)) throw refusal('forbidden', ['otherSession'], 'token')
  }
}

/** Whether it is only for having been away that somebody may not do this. */
export function mayOnceBack({ isAway: away, member }: OpenSession, deed: Deed): boolean {
  return away && !may(member.roleInForce, deed, true) && may(member.role, deed, true)
}

function withoutPower({ member }: Session): Pick<OpenSession, 'member' | 'isAway'> {
  if (!needsSecondFactor(member.roleInForce)) return { member, isAway: false }
  const inForce = roleInForce({ role: member.role, hasSecondFactor: false })
  return { member: { ...member, roleInForce: inForce }, isAway: true }
}
