import type { Term } from './vocabulary.ts'
import { vocabulary } from './vocabulary.ts'

export type PersonRelation = Term & {
  /** The relation as the other person has it; a symmetric one is its own inverse. */
  readonly inverse: string
}

export const personRelations = vocabulary<PersonRelation>('person-relations', [
  { id: 'spouse', label: { one: 'Spouse', other: 'Spouses' }, inverse: 'spouse' },
  { id: 'partner', label: { one: 'Partner', other: 'Partners' }, inverse: 'partner' },
  { id: 'parent', label: { one: 'Parent', other: 'Parents' }, inverse: 'child' },
  { id: 'child', label: { one: 'Child', other: 'Children' }, inverse: 'parent' },
  { id: 'sibling', label: { one: 'Sibling', other: 'Siblings' }, inverse: 'sibling' },
  { id: 'relative', label: { one: 'Relative', other: 'Relatives' }, inverse: 'relative' },
])
