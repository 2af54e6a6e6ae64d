/** Members who were given power over others. */
import type { Staff } from '../community/moderation.ts'
import type { Reads } from './moderated-posts.ts'
import type { ReadHandle } from './tables.ts'

/** Moderators and administrators who aren't suspended. */
export async function staffMembers(handle: Reads): Promise<readonly Staff[]> {
  const rows = await (handle as ReadHandle)
    .selectFrom('member')
    .select(['id', 'role', 'suspended', 'two_factor_enabled'])
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
    .map(({ id, role, two_factor_enabled, has_passkey }) => ({
      id,
      role,
      isReady: Boolean(two_factor_enabled) || Boolean(has_passkey),
    }))
}
