/** Another site that members sign in by (OpenID Connect), on this machine: honest, until a test makes it hostile. */
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Record<string, unknown>

/** How it deceives; each is one lie, all else is as it should be. */
export type Lie = {
  readonly claims?: (honest: Claims) => Claims
  readonly signing?: 'none' | 'another-key' | 'client-secret'
  readonly takesCodesTwice?: boolean
  readonly answer?: (honest: URLSearchParams) => void
  readonly issuer?: string
}

export type TestProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who is at the browser, as the provider knows them. */
  who: Claims & { sub: string }
  lie: Lie
  /** What was asked of it last, where members say who they are. */
  readonly asked: URLSearchParams
  close(): Promise<void>
}

type Given = { readonly nonce: string; readonly challenge: string; readonly redirect: string }

const keys = { own: newKey(), another: newKey() }

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

export async function openProvider(): Promise<TestProvider> {
  const codes = new Map<string, Given>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: TestProvider = {
    issuer,
    clientId: 'films',
    clientSecret: 'a secret between two sites, 0123456789',
    who: { sub: 'nobody' },
    lie: {},
    asked: new URLSearchParams(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json({
          issuer: provider.lie.issuer ?? issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
        })
      case '/keys':
        return json({ keys: [{ ...keys.own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig' }] })
      case '/authorize':
        return authorize(url.searchParams, response)
      case '/token':
        return token(request, await bodyOf(request), json)
      default:
        return json({}, 404)
    }
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    for (const name of [...provider.asked.keys()]) provider.asked.delete(name)
    for (const [name, value] of asked) provider.asked.set(name, value)
    const code = randomBytes(16).toString('hex')
    const redirect = asked.get('redirect_uri') ?? ''
    codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirect,
    })
    const back = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer })
    provider.lie.answer?.(back)
    response.writeHead(302, { location: `${redirect}?${back}` }).end()
  }

  function token(
    request: IncomingMessage,
    form: URLSearchParams,
    json: (value: unknown, status?: number) => void,
  ): void {
    const code = form.get('code') ?? ''
    const given = codes.get(code)
    if (provider.lie.takesCodesTwice !== true) codes.delete(code)
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const basic = encodeBasic(provider)
    if (request.headers.authorization !== basic) return json({ error: 'invalid_client' }, 401)
    if (!given || given.challenge !== proof || given.redirect !== form.get('redirect_uri'))
      return json({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const { clientId: aud } = provider
    const honest = { iss: issuer, aud, nonce: given.nonce, iat: now, exp: now + 300, ...provider.who }
    const claims = provider.lie.claims?.(honest) ?? honest
    json({ access_token: 'x', token_type: 'Bearer', id_token: signed(claims, provider) })
  }

  return provider
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return new URLSearchParams(Buffer.concat(parts).toString())
}

const encodeBasic = ({ clientId, clientSecret }: TestProvider): string => {
  const [name, secret] = [clientId, clientSecret].map((text) =>
    new URLSearchParams({ text }).toString().slice(5),
  )
  return `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`
}

function signed(claims: Claims, { lie, clientSecret }: TestProvider): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  if (lie.signing === 'none') return `${part({ alg: 'none' })}.${part(claims)}.`
  if (lie.signing === 'client-secret') {
    const head = `${part({ alg: 'HS256' })}.${part(claims)}`
    return `${head}.${createHmac('sha256', clientSecret).update(head).digest('base64url')}`
  }
  const head = `${part({ alg: 'RS256', kid: 'own' })}.${part(claims)}`
  const key = lie.signing === 'another-key' ? keys.another : keys.own
  return `${head}.${sign('sha256', Buffer.from(head), key.privateKey).toString('base64url')}`
}
