/** The environment, read once. A wrong value is named and refused; nothing is guessed. */
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import { Refusal } from './catalogue/refusal.ts'
import type { StoreAddress } from './store/store.ts'

export type Config = {
  readonly host: string
  readonly port: number
  readonly store: StoreAddress
  /** The data folder, which is there beside a PostgreSQL database too: for the secret and for unsent letters. */
  readonly folder: string
  /** What sessions are signed with; where there is none, the folder keeps one. */
  readonly secret: string | undefined
  /** Secrets before that one, which still open what they closed. */
  readonly secretsBefore: readonly string[]
  /** How letters are sent; where there is none, they go to a file in the folder. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined
  /** Another site that members may sign in by (OpenID Connect). */
  readonly provider: ProviderConfig | undefined
  /** The public origin (`https://films.example.org`), for canonical links and sitemaps. */
  readonly origin: string | undefined
  /** Where corrections go: a `mailto:` or an `https:` address. */
  readonly contact: string | undefined
  /** Addresses or networks of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Requests a minute that one address may make; 0 for as many as it likes. */
  readonly limits: { readonly api: number; readonly search: number }
  /** Accounts that one address may make in a day; 0 for as many as it likes. */
  readonly joinsADay: number
  /** How many threads answer requests. */
  readonly threads: number
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

type ProviderConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
const project = resolve(import.meta.dirname, '..')

/** Throws a {@link Refusal} that names the variable. Relative folders are taken from the project's own. */
export function readConfig(environment: Environment): Config {
  return {
    host: host(environment['HOST']),
    port: port(environment['PORT']),
    store: store(environment['DATABASE_URL'], environment['DATA_DIR']),
    folder: folder(environment['DATA_DIR']),
    secret: secret('SECRET', environment['SECRET']),
    secretsBefore: secretsBefore(environment['SECRET_BEFORE']),
    smtp: smtp(environment['SMTP_URL'], environment['MAIL_FROM']),
    provider: provider(environment),
    origin: origin(environment['ORIGIN']),
    contact: contact(environment['CONTACT']),
    trustedProxies: proxies(environment['TRUSTED_PROXIES']),
    limits: {
      api: limit('API_LIMIT', environment['API_LIMIT'], 60),
      search: limit('SEARCH_LIMIT', environment['SEARCH_LIMIT'], 30),
    },
    joinsADay: limit('JOIN_LIMIT', environment['JOIN_LIMIT'], 3, 'accounts a day'),
    threads: threads(environment['THREADS']),
    logLevel: logLevel(environment['LOG_LEVEL']),
  }
}

function host(value = '127.0.0.1'): string {
  if (/^[A-Za-z0-9.:-]{1,253}$/.test(value)) return value
  throw wrong('HOST', value, 'an address or a host name, such as 127.0.0.1')
}

function port(value = '8080'): number {
  const number = Number(value)
  if (/^\d{1,5}$/.test(value) && number <= 65_535) return number
  throw wrong('PORT', value, 'a number from 0 to 65535')
}

function store(url: string | undefined, directory: string | undefined): StoreAddress {
  if (url !== undefined && url !== '') {
    const protocol = URL.canParse(url) ? new URL(url).protocol : ''
    if (protocol === 'postgres:' || protocol === 'postgresql:') return { kind: 'postgres', url }
    throw wrong(
      'DATABASE_URL',
      url.replace(/:[^:@/]*@/, ':…@'),
      'an address like postgres://user@host/database',
    )
  }
  return { kind: 'directory', directory: folder(directory) }
}

function folder(directory = 'var'): string {
  if (directory === '' || directory.includes('\0')) throw wrong('DATA_DIR', directory, 'the path of a folder')
  return isAbsolute(directory) ? directory : resolve(project, directory)
}

/** With commas between. */
function secretsBefore(value = ''): readonly string[] {
  return value.split(',').flatMap((one) => secret('SECRET_BEFORE', one.trim()) ?? [])
}

/** Weak ones are refused; the value itself is never told. */
function secret(variable: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (value.length >= 32 && new Set(value).size >= 10) return value
  throw wrong(
    variable,
    '…',
    'at least 32 characters that nobody can guess, such as `openssl rand -hex 32` prints',
  )
}

function smtp(url: string | undefined, from: string | undefined): Config['smtp'] {
  if (url === undefined || url === '') return undefined
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw wrong(
      'SMTP_URL',
      url.replace(/:[^:@/]*@/, ':…@'),
      'an address like smtps://user:password@mail.example.org',
    )
  if (from === undefined || !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw wrong('MAIL_FROM', from ?? '', 'the address that letters come from, such as films@example.org')
  return { url, from }
}

function provider(environment: Environment): Config['provider'] {
  const issuer = environment['OIDC_ISSUER']
  if (issuer === undefined || issuer === '') return undefined
  if (!isIssuer(issuer))
    throw wrong('OIDC_ISSUER', issuer, 'an https address without a query, such as https://id.example.org')
  const given = (variable: string): string => {
    const value = environment[variable]
    if (value !== undefined && value !== '') return value
    throw wrong(variable, '', 'what the provider at OIDC_ISSUER gave for this site')
  }
  const name = environment['OIDC_NAME']
  return {
    issuer,
    clientId: given('OIDC_CLIENT_ID'),
    clientSecret: given('OIDC_CLIENT_SECRET'),
    name: name === undefined || name === '' ? new URL(issuer).host : name.slice(0, 60),
  }
}

/** Plain http is for this very machine alone. */
function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(issuer)
  if (search !== '' || hash !== '' || username !== '' || password !== '') return false
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}

function origin(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (URL.canParse(value)) {
    const url = new URL(value)
    if ((url.protocol === 'https:' || url.protocol === 'http:') && value.replace(/\/$/, '') === url.origin)
      return url.origin
  }
  throw wrong('ORIGIN', value, 'a scheme and a host without a path, such as https://films.example.org')
}

function contact(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(value))
    return `mailto:${value.replace(/[%?&#/]/g, encodeURIComponent)}`
  if (URL.canParse(value)) {
    const { protocol, username, password, href } = new URL(value)
    if (protocol === 'https:' && username === '' && password === '') return href
  }
  throw wrong('CONTACT', value, 'an e-mail address or an https address, such as films@example.org')
}

function proxies(value = ''): readonly string[] {
  const list = value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
  for (const item of list) {
    if (!isNetwork(item)) {
      throw wrong(
        'TRUSTED_PROXIES',
        item,
        'addresses or networks with commas between, such as 10.0.0.0/8, ::1',
      )
    }
  }
  return list
}

/** An IP address, alone or with the length of a prefix, or one of the names that proxy-addr knows. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', length, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128))
}

function limit(
  variable: string,
  value: string | undefined,
  usual: number,
  what = 'requests a minute',
): number {
  if (value === undefined || value === '') return usual
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw wrong(variable, value, `a number of ${what}, or 0 for no limit`)
}

const mostThreads = 64

function threads(value: string | undefined): number {
  if (value === undefined || value === '') return Math.min(availableParallelism(), 8)
  const number = Number(value)
  if (/^\d{1,2}$/.test(value) && number >= 1 && number <= mostThreads) return number
  throw wrong('THREADS', value, `a number from 1 to ${mostThreads}`)
}

function logLevel(value = 'warn'): Config['logLevel'] {
  const known = logLevels.find((level) => level === value)
  if (known) return known
  throw wrong('LOG_LEVEL', value, `one of ${logLevels.join(', ')}`)
}

function wrong(variable: string, value: string, wanted: string): Refusal {
  return new Refusal('invalid', `${variable} is ${JSON.stringify(value)}; it should be ${wanted}.`, variable)
}
