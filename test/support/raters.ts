/** Members as rows, without passwords: they rate, and don't sign in. */
import type { Rater } from '../../src/actions/rate-title.ts'
import type { Engine } from '../../src/store/engine/engine.ts'

export type NewMember = {
  readonly id: string
  readonly joined: Date
  readonly isConfirmed?: boolean
  readonly isSuspended?: boolean
}

export async function addMembers(engine: Engine, members: readonly NewMember[]): Promise<readonly Rater[]> {
  const flag = (is: boolean) => (engine.kind === 'sqlite' ? Number(is) : is)
  for (let at = 0; at < members.length; at += 500)
    await engine.db
      .insertInto('member')
      .values(
        members.slice(at, at + 500).map(({ id, joined, isConfirmed = true, isSuspended = false }) => ({
          id,
          name: id,
          name_key: id.toLowerCase(),
          name_skeleton: id.toLowerCase(),
          email: `${id.toLowerCase()}@example.org`,
          email_verified: flag(isConfirmed),
          image: null,
          role: 'member' as const,
          suspended: flag(isSuspended),
          two_factor_enabled: flag(false),
          created_at: joined.toISOString(),
          updated_at: joined.toISOString(),
        })),
      )
      .execute()
  return members.map(({ id, joined }) => ({ id, joined }))
}
