/** better-auth as this site uses it: its rules for passwords, sessions and letters, over our tables. */
import { createHmac, randomBytes } from 'node:crypto'
import type { BetterAuthOptions } from '@better-auth/core'
import { APIError, createEmailVerificationToken } from 'better-auth/api'
import { symmetricDecrypt, symmetricEncrypt, verifyJWT } from 'better-auth/crypto'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { longestPassword, shortestPassword } from '../community/password-rule.ts'
import { nameKey, nameSkeleton } from '../community/member-name.ts'
import { accountAdapter } from '../store/account-adapter.ts'
import type { Engine } from '../store/engine/engine.ts'
import { isSuspended } from '../store/members.ts'
import { cookieNames, sessionLength } from './cookies.ts'
import { issuer } from './one-time-code.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { areHashes, newRecoveryCodes, recoveryCodeHashes } from './recovery-codes.ts'

const minute = 60
const day = 24 * 60 * minute

/** Seconds. */
export const resetLength = 60 * minute
export const confirmationLength = day

export type AuthSettings = {
  readonly engine: Engine
  readonly secret: string
  readonly secretsBefore: readonly string[]
  /** Whether the site is reached by https alone. */
  readonly isSecure: boolean
}

export type MemberAuth = ReturnType<typeof memberAuth>

export function memberAuth({ engine, secret, secretsBefore, isSecure }: AuthSettings) {
  const backupCodeOptions = recoveryCodesAsHashes([secret, ...secretsBefore])
  return betterAuth({
    appName: 'Titlecard',
    // Its own addresses aren't mounted: what it does is asked for in this process alone.
    baseURL: 'http://localhost',
    secret,
    secrets: [secret, ...secretsBefore].map((value) => ({ version: versionOf(value), value })),
    database: accountAdapter(engine),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    ...tables,
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: shortestPassword,
      // In UTF-16 units here; the rule for members counts characters.
      maxPasswordLength: 2 * longestPassword,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hashPassword(password),
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    emailVerification: { autoSignInAfterVerification: false },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({
            data: { ...user, nameKey: nameKey(user.name), nameSkeleton: nameSkeleton(user.name) },
          }),
        },
      },
      session: {
        create: {
          before: async (session) => {
            if (await isSuspended(engine.reader, session.userId))
              throw new APIError('FORBIDDEN', { code: 'SUSPENDED', message: 'The account is suspended' })
            return { data: { ...session, token: randomBytes(32).toString('base64url') } }
          },
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { secure: isSecure },
      cookies: {
        session_token: { name: cookieNames(isSecure).session },
        two_factor: { name: cookieNames(isSecure).secondFactor },
      },
    },
    plugins: [twoFactor({ issuer, schema: secondFactorTable, backupCodeOptions })],
  })
}

/**
 * What it takes for the codes themselves are hashes, and a code is hashed before it comes here. Only until a first
 * code is confirmed they are encrypted: as long they can be shown again, and sign nobody in.
 */
function recoveryCodesAsHashes(secrets: readonly string[]) {
  return {
    customBackupCodesGenerate: newRecoveryCodes,
    storeBackupCodes: {
      encrypt: async (list: string): Promise<string> =>
        areHashes(list) ? list : symmetricEncrypt({ key: keysOf(secrets), data: list }),
      decrypt: async (kept: string): Promise<string> =>
        areHashes(kept) ? kept : recoveryCodeHashes(await decryptSecret(secrets, kept)),
    },
  }
}

/** What better-auth says went wrong, in its own word; `undefined` where it is a fault of the program. */
export function refusedAs(error: unknown): string | undefined {
  if (!(error instanceof APIError) || error.statusCode >= 500) return undefined
  return error.body?.code ?? error.message
}

/** The id of the member that an answer of better-auth holds, if it holds one. */
export function memberIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('user' in answer)) return undefined
  const { user } = answer
  if (typeof user !== 'object' || user === null || !('id' in user)) return undefined
  return typeof user.id === 'string' ? user.id : undefined
}

/** A token that confirms an address, or, where there is another one, that the account may have it. */
export function confirmationToken(
  secret: string,
  { email, member, wanted }: { readonly email: string; readonly member: string; readonly wanted?: string },
): Promise<string> {
  const purpose = wanted === undefined ? {} : { requestType: 'change-email-verification' }
  return createEmailVerificationToken(secret, email, wanted, confirmationLength, {
    userId: member,
    ...purpose,
  })
}

function keysOf(secrets: readonly string[]) {
  const [current = ''] = secrets
  const keys = new Map(secrets.map((secret) => [versionOf(secret), secret]))
  return { keys, currentVersion: versionOf(current), legacySecret: current }
}

/** By whichever of the secrets encrypted it; the current one comes first. */
export function decryptSecret(secrets: readonly string[], data: string): Promise<string> {
  return symmetricDecrypt({ key: keysOf(secrets), data })
}

/** A number that stands beside what a secret encrypted, and says nothing of the secret. */
const versionOf = (secret: string): number =>
  createHmac('sha256', secret).update('version').digest().readUInt32BE(0)

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

const tables = {
  user: {
    modelName: 'member',
    fields: { ...times, emailVerified: 'email_verified' },
    additionalFields: {
      nameKey: { type: 'string', fieldName: 'name_key', input: false, returned: false },
      nameSkeleton: { type: 'string', fieldName: 'name_skeleton', input: false, returned: false },
      role: { type: 'string', input: false, defaultValue: 'newcomer' },
    },
  },
  session: {
    modelName: 'member_session',
    fields: {
      ...times,
      userId: 'member',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
    expiresIn: sessionLength,
    disableSessionRefresh: true,
  },
  account: {
    modelName: 'member_login',
    fields: {
      ...times,
      userId: 'member',
      providerId: 'provider_id',
      accountId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { ...times, expiresAt: 'expires_at' },
    storeIdentifier: 'hashed',
  },
} as const satisfies Partial<BetterAuthOptions>

const secondFactorTable = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      userId: 'member',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}

/** Whether a JSON web token was signed with the secret, and its time is not over. */
export async function isSignedToken(secret: string, token: string): Promise<boolean> {
  return (await verifyJWT(token, secret)) !== null
}
