/** All that members' accounts are made of, opened once for each thread; better-auth itself at its first use. */
import type { Words } from '../text/words.ts'
import type { Engine } from '../store/engine/engine.ts'
import type { Attempts } from './attempts.ts'
import { cookieNames, signedAnew, type CookieNames } from './cookies.ts'
import type { Letter, Post } from './post.ts'
import type { Provider } from './provider.ts'
import { Signer } from './secret.ts'

export type AccountSettings = {
  readonly engine: Engine
  readonly secret: string
  /** Those before it, which still open what they closed. */
  readonly secretsBefore: readonly string[]
  /** Whether the site is reached by https alone. */
  readonly isSecure: boolean
  readonly post: Post
  readonly attempts: Attempts
  /** The file that keeps which accounts were deleted. */
  readonly deletionLog: string
  /** Another site that members may sign in by. */
  readonly provider: Provider | undefined
  /** Told what went wrong where nobody waits for an answer. */
  readonly onFailure: (error: unknown) => void
}

type Door = typeof import('./member-auth.ts')
type Opened = Door & { readonly auth: ReturnType<Door['memberAuth']> }

export class Accounts {
  readonly engine: Engine
  readonly secret: string
  /** The current one first. */
  readonly secrets: readonly string[]
  readonly signer: Signer
  readonly isSecure: boolean
  readonly cookies: CookieNames
  readonly attempts: Attempts
  readonly deletionLog: string
  readonly provider: Provider | undefined
  readonly #settings: AccountSettings
  #opened: Promise<Opened> | undefined

  constructor(settings: AccountSettings) {
    this.#settings = settings
    this.engine = settings.engine
    this.secret = settings.secret
    this.secrets = [settings.secret, ...settings.secretsBefore]
    this.signer = new Signer(settings.secret, settings.secretsBefore)
    this.isSecure = settings.isSecure
    this.cookies = cookieNames(settings.isSecure)
    this.attempts = settings.attempts
    this.deletionLog = settings.deletionLog
    this.provider = settings.provider
  }

  /** It takes half a second and 40 MB to load, which a site that is only read never spends. */
  open(): Promise<Opened> {
    this.#opened ??= import('./member-auth.ts').then((door) => ({
      ...door,
      auth: door.memberAuth(this.#settings),
    }))
    return this.#opened
  }

  /** Sends what nobody waits for, so that an answer takes as long with a letter as without. */
  write(letter: Letter): void {
    this.#settings.post.send(letter).catch(this.#settings.onFailure)
  }
}

/** `next` is the page that somebody was on. */
export type LinkQuery = { readonly token: string; readonly next?: string }

/** Who asks for something to be done to an account, and how. */
export type AccountCall = {
  readonly accounts: Accounts
  /** The language of the letters that come of it. */
  readonly words: Words
  /** Where the request came from. */
  readonly address: string
  readonly cookies: string | undefined
  readonly userAgent: string
  readonly now: Date
  /** The whole address of a page, for letters. */
  /** The address that browsers know the site by; `undefined` where all that is known of it is what the request says. */
  readonly origin: string | undefined
  /** Where another site sends members back to; absent as `origin` is. */
  readonly providerReturn: string | undefined
  link(page: 'confirm' | 'reset' | 'sign-in' | 'forgotten', query?: LinkQuery): string
}

/** What better-auth needs to know of the request. */
export function headersOf({ accounts, cookies, userAgent }: AccountCall): Headers {
  const headers = new Headers({ 'user-agent': userAgent })
  if (cookies !== undefined)
    headers.set('cookie', signedAnew(cookies, accounts.cookies.session, accounts.secrets))
  return headers
}
