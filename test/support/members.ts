/** Members put straight into the store, for tests of what has nothing to do with how they joined. */
import type { MemberRole } from '../../src/community/roles.ts'
import { nameKey, nameSkeleton } from '../../src/community/member-name.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { emailOf } from './visitor.ts'

/** A confirmed member with that name, whose id is the name in small letters. */
export async function putMember(engine: Engine, name: string, role: MemberRole = 'member'): Promise<string> {
  const flag = (is: boolean): boolean | number => (engine.kind === 'sqlite' ? Number(is) : is)
  const id = name.toLowerCase()
  const at = '2026-01-02T00:00:00.000Z'
  await engine.db
    .insertInto('member')
    .values({
      id,
      name,
      name_key: nameKey(name),
      name_skeleton: nameSkeleton(name),
      email: emailOf(name),
      email_verified: flag(true),
      image: null,
      role,
      suspended: flag(false),
      two_factor_enabled: flag(false),
      created_at: at,
      updated_at: at,
    })
    .execute()
  return id
}

/** Whether a member has set up one-time codes, without which staff have no power; nobody is asked for one. */
export async function setSecondFactor(engine: Engine, name: string, has: boolean): Promise<void> {
  await engine.db
    .updateTable('member')
    .set({ two_factor_enabled: engine.kind === 'sqlite' ? Number(has) : has })
    .where('name_key', '=', nameKey(name))
    .execute()
}
