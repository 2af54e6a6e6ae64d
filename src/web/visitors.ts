/** Who asks: nobody in particular, for all but those whose request brings the cookie of a session. */
import type { FastifyRequest } from 'fastify'
import { cookieIn, cookieNames, signedToken } from '../accounts/cookies.ts'
import { optionsToSignIn } from '../accounts/passkeys.ts'
import type { Provider } from '../accounts/provider.ts'
import { Signer } from '../accounts/secret.ts'
import { refusal } from '../catalogue/refusal.ts'
import { sessionOf, type Session } from '../store/members.ts'
import type { ReadHandle } from '../store/tables.ts'

type VisitorSettings = {
  readonly secret: string
  readonly secretsBefore: readonly string[]
  readonly isSecure: boolean
  /** Another site that members may sign in by. */
  readonly provider: Provider | undefined
}

export class Visitors {
  readonly #reader: ReadHandle
  readonly #secrets: readonly string[]
  readonly #cookie: string
  readonly signer: Signer
  readonly providerCookie: { readonly name: string; readonly isSecure: boolean }
  readonly provider: Provider | undefined

  constructor(reader: ReadHandle, { secret, secretsBefore, isSecure, provider }: VisitorSettings) {
    this.#reader = reader
    this.#secrets = [secret, ...secretsBefore]
    this.#cookie = cookieNames(isSecure).session
    this.signer = new Signer(secret, secretsBefore)
    this.providerCookie = { name: cookieNames(isSecure).provider, isSecure }
    this.provider = provider
  }

  /** One look-up by key, and only for requests that bring a cookie which we signed. */
  async sessionIn(request: FastifyRequest): Promise<Session | undefined> {
    const token = signedToken(cookieIn(request.headers.cookie, this.#cookie), this.#secrets)
    return token === undefined ? undefined : sessionOf(this.#reader, token, new Date())
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
  writingTime({ id }: Session, opened: string, now: Date): number {
    const [at = '', signature = ''] = opened.split('.')
    if (!this.signer.isSigned('opened', `${id} ${at}`, signature)) return 0
    return Math.max(0, now.getTime() - Number(at))
  }

  /** Throws where a form was made for another session. */
  ensureOwnForm({ id }: Session, token: string): void {
    if (!this.signer.isSigned('form', id, token)) throw refusal('forbidden', ['otherSession'], 'token')
  }
}
