import type { Term } from './vocabulary.ts'
import { uninflected, vocabulary } from './vocabulary.ts'

export type ConnectionKind = Term & {
  /** The kind as the other title sees it; a symmetric kind is its own inverse. */
  readonly inverse: string
  /** Whether a document stores this side; the other side is derived from it. */
  readonly canonical: boolean
}

export const connectionKinds = vocabulary<ConnectionKind>('connection-kinds', [
  {
    id: 'follows',
    label: uninflected('Follows'),
    inverse: 'followed_by',
    canonical: true,
    note: 'A sequel and what it continues',
  },
  { id: 'followed_by', label: uninflected('Followed by'), inverse: 'follows', canonical: false },
  { id: 'remake_of', label: uninflected('Remake of'), inverse: 'remade_as', canonical: true },
  { id: 'remade_as', label: uninflected('Remade as'), inverse: 'remake_of', canonical: false },
  {
    id: 'spin_off_from',
    label: uninflected('Spin-off from'),
    inverse: 'spin_off',
    canonical: true,
    note: 'Characters, situations or the world of the other title are used again',
  },
  {
    id: 'spin_off',
    label: { one: 'Spin-off', other: 'Spin-offs' },
    inverse: 'spin_off_from',
    canonical: false,
  },
  {
    id: 'version_of',
    label: uninflected('Version of'),
    inverse: 'version_of',
    canonical: true,
    note: 'Another telling of the same story',
  },
  {
    id: 'alternate_language_version_of',
    label: uninflected('Alternate-language version of'),
    inverse: 'alternate_language_version_of',
    canonical: true,
  },
  { id: 'same_franchise', label: uninflected('Same franchise'), inverse: 'same_franchise', canonical: true },
  {
    id: 'edited_from',
    label: uninflected('Edited from'),
    inverse: 'edited_into',
    canonical: true,
    note: 'Footage is used again without a reference to where it comes from',
  },
  { id: 'edited_into', label: uninflected('Edited into'), inverse: 'edited_from', canonical: false },
  {
    id: 'references',
    label: uninflected('References'),
    inverse: 'referenced_in',
    canonical: true,
    note: 'Homage, mention, poster, quoted dialogue or music',
  },
  { id: 'referenced_in', label: uninflected('Referenced in'), inverse: 'references', canonical: false },
  {
    id: 'features',
    label: uninflected('Features'),
    inverse: 'featured_in',
    canonical: true,
    note: 'Extracts are shown, not only stills or sounds',
  },
  { id: 'featured_in', label: uninflected('Featured in'), inverse: 'features', canonical: false },
  { id: 'spoofs', label: uninflected('Spoofs'), inverse: 'spoofed_in', canonical: true },
  { id: 'spoofed_in', label: uninflected('Spoofed in'), inverse: 'spoofs', canonical: false },
])
