/** Members who are signed in already, put into a store: what a browser of theirs sends with a form. */
import { createHmac, randomBytes } from 'node:crypto'
import { cookieNames } from '../src/accounts/cookies.ts'
import { withLastSeen } from '../src/accounts/last-seen.ts'
import { Signer } from '../src/accounts/secret.ts'
import type { Engine } from '../src/store/engine/engine.ts'
import { tokenHash } from '../src/store/members.ts'
import { joined, memberRow } from './members.ts'

export type SignedIn = {
  readonly id: string
  readonly cookie: string
  /** What stands in every form of this session. */
  readonly token: string
}

const day = 24 * 60 * 60 * 1000

/** For a server that is reached by http and has this secret. */
export async function signInMembers(
  engine: Engine,
  secret: string,
  count: number,
): Promise<readonly SignedIn[]> {
  const signer = new Signer(secret)
  const { session: name, seen } = cookieNames(false)
  const ends = new Date(Date.now() + day).toISOString()
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const members: SignedIn[] = []
    for (let at = 0; at < count; at += 1) {
      const id = `writer-${at}`
      const session = `session-${at}`
      const token = randomBytes(32).toString('base64url')
      await tx
        .insertInto('member')
        .values(memberRow(id, `${id}@example.org`, engine.kind))
        .execute()
      await tx
        .insertInto('member_session')
        .values({
          id: session,
          created_at: joined,
          updated_at: joined,
          member: id,
          token: tokenHash(token),
          expires_at: ends,
          ip_address: null,
          user_agent: null,
        })
        .execute()
      const signature = createHmac('sha256', secret).update(token).digest('base64')
      const cookie = `${name}=${encodeURIComponent(`${token}.${signature}`)}`
      const named = { name: seen, isSecure: false, session: name, secrets: [secret] }
      const asked = { header: undefined, now: new Date() }
      const cookies = withLastSeen(signer, [cookie], { ...named, ...asked }).map((one) =>
        one.replace(/;.*/, ''),
      )
      members.push({ id, cookie: cookies.join('; '), token: signer.sign('form', session) })
    }
    return members
  })
}
