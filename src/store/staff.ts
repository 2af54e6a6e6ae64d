/** Members who were given power over others. */
import type { Staff } from '../community/moderation.ts'
import type { Reads } from './moderated-posts.ts'
import type { ReadHandle } from './tables.ts'

export type StaffMember = Staff & { readonly name: string }

/** Moderators and administrators who aren't suspended. */
export async function staffMembers(handle: Reads): Promise<readonly StaffMember[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('member')
    .select(['id', 'name', 'role', 'suspended', 'two_factor_enabled'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('passkey').select('passkey.id').whereRef('passkey.member', '=', 'member.id')).as(
        'has_passkey',
      ),
    )
    .where('role', 'in', ['moderator', 'administrator'])
    .orderBy('id')
    .execute()
  return rows
    .filter(({ suspended }) => !suspended)
    .map(({ id, name, role, two_factor_enabled, has_passkey }) => ({
      id,
      name,
      role,
      isReady: Boolean(two_factor_enabled) || Boolean(has_passkey),
    }))
}
