/** Members as they stand in a store, for benches that put many there. */
import type { EngineKind } from '../src/store/engine/engine.ts'

export const joined = '2026-01-01T00:00:00.000Z'

/** A confirmed member of that id and name. */
export function memberRow(id: string, email: string, kind: EngineKind) {
  const flag = (is: boolean): boolean | number => (kind === 'sqlite' ? Number(is) : is)
  return {
    id,
    name: id,
    name_key: id,
    name_skeleton: id,
    email,
    email_verified: flag(true),
    image: null,
    role: 'member' as const,
    suspended: flag(false),
    two_factor_enabled: flag(false),
    created_at: joined,
    updated_at: joined,
  }
}
