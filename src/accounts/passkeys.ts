/** Passkeys (WebAuthn) by @simplewebauthn/server, which is loaded at the first one. */
import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { Refusal } from '../catalogue/refusal.ts'
import type { Passkey } from '../store/passkeys.ts'
import { challengeIn, newChallenge, type Challenge } from './challenge.ts'
import type { Signer } from './secret.ts'

/** EdDSA, ES256 and RS256, which every device has one of; others are an experiment in Node. */
const algorithms = [-8, -7, -257]

const library = () => import('@simplewebauthn/server')
const signInPurpose = 'passkey sign-in'
const addPurpose = (session: string): string => `passkey of ${session}`

/** Browsers give passkeys to names of hosts by https, and to this machine. */
export function canHavePasskeys(origin: string | undefined): origin is string {
  if (origin === undefined) return false
  const { protocol, hostname } = new URL(origin)
  if (hostname.startsWith('[') || isIP(hostname) !== 0) return false
  return protocol === 'https:' || hostname === 'localhost'
}

/** Throws where the site's address isn't one that passkeys can be made for. */
export function ensurePasskeys(origin: string | undefined): string {
  if (origin !== undefined && canHavePasskeys(origin)) return origin
  throw new Refusal('invalid', 'Passkeys need an ORIGIN with https and the name of a host.', 'ORIGIN')
}

const hostOf = (origin: string): string => new URL(origin).hostname

/** Whoever signs with it has proved to the device who they are: it stands for a password and a second factor. */
export function optionsToSignIn(
  signer: Signer,
  origin: string,
  now: Date,
): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: encoded(newChallenge(signer, signInPurpose, now)),
    rpId: hostOf(origin),
    userVerification: 'required',
    timeout: 300_000,
  }
}

export type NewPasskeyFor = {
  readonly signer: Signer
  readonly origin: string
  readonly siteName: string
  readonly session: string
  readonly member: { readonly id: string; readonly name: string }
  readonly known: readonly Passkey[]
  readonly now: Date
}

export async function optionsToAdd(asked: NewPasskeyFor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { signer, origin, siteName, session, member, known, now } = asked
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: siteName,
    rpID: hostOf(origin),
    userID: new TextEncoder().encode(member.id),
    userName: member.name,
    challenge: new TextEncoder().encode(newChallenge(signer, addPurpose(session), now)),
    timeout: 300_000,
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transportsOf(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What came back with a form, and where it has to be from. */
export type Brought = {
  readonly signer: Signer
  readonly origin: string
  readonly credential: string
  readonly now: Date
}

export type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'uses' | 'transports'> & {
  readonly challenge: Challenge
}

/** `undefined` where what came isn't a new passkey made for this session. */
export async function newPasskeyIn(brought: Brought, session: string): Promise<NewPasskey | undefined> {
  const response = parsed<RegistrationResponseJSON>(brought.credential)
  if (!response) return undefined
  const { verifyRegistrationResponse } = await library()
  let challenge: Challenge | undefined
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: (text) => {
      challenge = challengeOf(brought, addPurpose(session), text)
      return challenge !== undefined
    },
    expectedOrigin: brought.origin,
    expectedRPID: hostOf(brought.origin),
    supportedAlgorithmIDs: algorithms,
  }).catch(notVerified)
  if (!registrationInfo || !challenge) return undefined
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    uses: counter,
    transports: transportsOf(transports),
    challenge,
  }
}

/** Which passkey is said to have signed; nothing is proved yet. */
export function passkeyIdIn(credential: string): string | undefined {
  const id = parsed<{ id?: unknown }>(credential)?.id
  return typeof id === 'string' && id.length <= 1400 ? id : undefined
}

/** `undefined` where it wasn't this passkey that signed, here, what we asked for a short while ago. */
export async function signedBy(
  brought: Brought,
  passkey: Passkey,
): Promise<{ readonly uses: number; readonly challenge: Challenge } | undefined> {
  const response = parsed<AuthenticationResponseJSON>(brought.credential)
  if (!response) return undefined
  const { verifyAuthenticationResponse } = await library()
  let challenge: Challenge | undefined
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (text) => {
      challenge = challengeOf(brought, signInPurpose, text)
      return challenge !== undefined
    },
    expectedOrigin: brought.origin,
    expectedRPID: hostOf(brought.origin),
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.uses,
      transports: transportsOf(passkey.transports),
    },
  }).catch(notVerified)
  return verified && challenge ? { uses: authenticationInfo.newCounter, challenge } : undefined
}

/** The library throws for whatever is wrong with what came; none of it is our fault. */
const notVerified = (): { verified: false; registrationInfo?: never; authenticationInfo?: never } => ({
  verified: false,
})

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

function challengeOf({ signer, now }: Brought, purpose: string, text: string): Challenge | undefined {
  return challengeIn(signer, purpose, { text: Buffer.from(text, 'base64url').toString(), now })
}

function parsed<Shape extends object>(credential: string): Shape | undefined {
  try {
    const value: unknown = JSON.parse(credential)
    return typeof value === 'object' && value !== null ? (value as Shape) : undefined
  } catch {
    // Not what our script writes.
    return undefined
  }
}

const knownTransports = ['ble', 'hybrid', 'internal', 'nfc', 'usb'] as const

function transportsOf(transports: readonly string[]): AuthenticatorTransport[] {
  return knownTransports.filter((known) => transports.includes(known))
}
