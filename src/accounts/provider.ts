/** Signing in by another site (OpenID Connect), by openid-client, which is loaded at its first use. */
import type { Configuration } from 'openid-client'
import { Refusal } from '../catalogue/refusal.ts'

export type ProviderSettings = {
  /** Exactly as the provider says it of itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What members call it. */
  readonly name: string
}

/** Who somebody is to the provider: these two together, and never an e-mail address. */
export type Identity = { readonly issuer: string; readonly subject: string }

export type Introduced = Identity & {
  /** What the provider calls them; for a new member to begin with. */
  readonly name: string
}

/** What has to come back as it was sent, or be known to whoever comes back. */
export type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string }

const library = () => import('openid-client')
/** Seconds. */
const patience = 5
/** Milliseconds: how long what the provider says of itself is believed, and how long its silence. */
const knownFor = 3_600_000
const silentFor = 10_000

type Known = { readonly config: Promise<Configuration>; readonly until: number }

export class Provider {
  readonly name: string
  readonly issuer: string
  readonly #settings: ProviderSettings
  #known: Known | undefined

  constructor(settings: ProviderSettings) {
    this.#settings = settings
    this.name = settings.name
    this.issuer = settings.issuer
  }

  /** Random values for one sign-in. */
  async newChecks(): Promise<Checks> {
    const { randomNonce, randomPKCECodeVerifier, randomState } = await library()
    return { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  }

  /** Where the member goes to say who they are. */
  async address(redirect: string, { state, nonce, verifier }: Checks, now: Date): Promise<string> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library()
    const url = buildAuthorizationUrl(await this.#config(now), {
      redirect_uri: redirect,
      scope: 'openid profile',
      response_type: 'code',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return url.href
  }

  /**
   * Who came back, with the whole address that the provider sent them to. `undefined` where anything of it is not as it
   * should be: state, issuer, code, signature, audience, nonce, time.
   */
  async introduced(answer: URL, checks: Checks, now: Date): Promise<Introduced | undefined> {
    const { authorizationCodeGrant } = await library()
    const config = await this.#config(now)
    try {
      const tokens = await authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: checks.verifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims || claims.iss !== this.issuer) return undefined
      return { issuer: claims.iss, subject: claims.sub, name: nameIn(claims) }
    } catch {
      // Whatever is wrong with what came back, it introduces nobody; a provider that doesn't answer neither.
      return undefined
    }
  }

  async #config(now: Date): Promise<Configuration> {
    if (!this.#known || this.#known.until <= now.getTime()) {
      const config = this.#discover()
      const known = { config, until: now.getTime() + knownFor }
      this.#known = known
      config.catch(() => {
        if (this.#known === known) this.#known = { config, until: now.getTime() + silentFor }
      })
    }
    try {
      return await this.#known.config
    } catch {
      throw new Refusal('busy', `${this.name} doesn't answer. Try again in a minute, or sign in by password.`)
    }
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const openid = await library()
    const url = new URL(issuer)
    const execute = url.protocol === 'http:' ? [openid.allowInsecureRequests] : []
    const found = await openid.discovery(url, clientId, undefined, undefined, { execute, timeout: patience })
    const server = found.serverMetadata()
    if (server.issuer !== issuer) throw new Error(`${issuer} calls itself ${server.issuer}`)
    const takesPost =
      server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true &&
      !server.token_endpoint_auth_methods_supported.includes('client_secret_basic')
    const proof = takesPost ? openid.ClientSecretPost(clientSecret) : openid.ClientSecretBasic(clientSecret)
    const config = new openid.Configuration(server, clientId, undefined, proof)
    config.timeout = patience
    for (const allow of execute) allow(config)
    // The signature of what says who it is counts, not only whom it came from.
    openid.enableNonRepudiationChecks(config)
    return config
  }
}

function nameIn(claims: Readonly<Record<string, unknown>>): string {
  const told = [claims['preferred_username'], claims['nickname'], claims['name']]
  return told.find((name) => typeof name === 'string' && name !== '' && !name.includes('@'))?.toString() ?? ''
}
