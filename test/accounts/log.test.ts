/** The log of the program as it runs, at its most talkative: who reads it can't get in with what stands there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { startProgram, type Program } from '../support/program.ts'
import { put } from '../support/site.ts'
import { openProvider, type TestProvider } from '../support/provider.ts'
import { unsentLetters } from '../../src/accounts/post.ts'

let store: TestStore
let program: Program
let provider: TestProvider
beforeAll(async () => {
  store = await freshStore('sqlite')
  provider = await openProvider()
  await put(store.engine, [[titleId('tt0000001'), { type: 'movie', name: 'Carmencita' }]])
  program = await startProgram(store.address, {
    LOG_LEVEL: 'debug',
    THREADS: '1',
    JOIN_LIMIT: '0',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  })
}, 60_000)
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  await provider.close()
  await store.dispose()
})

const jar = new Map<string, string>()
/** Everything that would let somebody in, as it comes up. */
const secrets = new Set<string>()

function keep(cookie: string): void {
  const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? []
  jar.set(name, value)
  for (const part of [value, decodeURIComponent(value), ...value.split('.')])
    if (part.length > 16) secrets.add(part)
}

async function ask(path: string, fields?: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(program.origin + path, {
    redirect: 'manual',
    headers: {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(fields ? { origin: program.origin } : {}),
    },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })
  answer.headers.getSetCookie().forEach(keep)
  return answer
}

async function tokenInLetter(): Promise<string> {
  const file = unsentLetters(store.address.kind === 'directory' ? store.address.directory : '')
  for (let tries = 0; tries < 100; tries += 1) {
    const token = /.*[?&]token=([^\s&]+)/s.exec(readFileSync(file, { encoding: 'utf8', flag: 'a+' }))?.[1]
    if (token !== undefined && !secrets.has(token)) {
      secrets.add(token)
      return decodeURIComponent(token)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('No letter came')
}

const typed = (text: string): string => {
  secrets.add(text)
  return text
}

test('holds no password, no token, no code, no cookie and no secret, whatever members do', async () => {
  const email = 'setsuko@example.org'
  const password = typed('planted-password-1 late spring')
  await ask('/join', { name: 'Setsuko', email, password, website: '' })
  await ask(`/confirm?token=${encodeURIComponent(typed('planted-token-in-an-address'))}`)
  const token = await tokenInLetter()
  await ask(`/confirm?token=${encodeURIComponent(token)}`)
  await ask('/confirm', { token })
  await ask('/sign-in', { email, password: typed('planted-password-2 wrong') })
  const signedIn = await ask('/sign-in', { email, password })
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/account'])
  const page = await (await ask('/account')).text()
  const form = typed(/name="token" value="([^"]+)"/.exec(page)?.[1] ?? '')
  const codes = await (await ask('/account/codes', { token: form, password })).text()
  typed(/secret=([A-Z2-7]+)/.exec(codes)?.[1] ?? 'no key of codes came')
  for (const [, code = ''] of codes.matchAll(/<li>([\w-]{8,})<\/li>/g)) typed(code)
  await ask('/account/codes/first', { token: form, code: '135790' })
  await ask('/account/password', { token: form, password, newPassword: typed('planted-password-3 tofu') })
  await ask('/forgotten', { email })
  const reset = await tokenInLetter()
  await ask(`/reset?token=${encodeURIComponent(reset)}`)
  await ask('/reset', { token: reset, newPassword: typed('planted-password-4 ohayo') })
  await ask(`/join?invitation=${typed('planted-invitation-in-an-address')}`)
  const away = await ask('/sign-in/provider')
  const back = await fetch(away.headers.get('location') ?? '', { redirect: 'manual' })
  const answer = new URL(back.headers.get('location') ?? '')
  for (const name of ['code', 'state']) typed(answer.searchParams.get(name) ?? '')
  await ask(answer.pathname + answer.search)
  await ask('/sign-in/provider', { answer: answer.search.slice(1) })
  await ask('/sign-in/passkey', { credential: JSON.stringify({ id: typed('planted-credential-id') }) })
  await ask('/sign-in', { email, [`planted-field-${password}`]: 'x'.repeat(3000) })
  typed(provider.clientSecret)
  if (store.address.kind === 'directory')
    typed(readFileSync(join(store.address.directory, 'secret'), 'utf8').trim())

  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  // The link for the first administrator is told on purpose, once, to whoever starts the program.
  const log = program.said().replace(/\/join\?invitation=[\w-]{43}\n/, '')
  expect(log).toContain('"url":"/confirm?token=…"')
  expect(secrets.size).toBeGreaterThan(25)
  expect([...secrets].filter((secret) => log.includes(secret))).toEqual([])
  expect(log).not.toContain('planted')
}, 60_000)
