import type { Term } from './vocabulary.ts'
import { vocabulary } from './vocabulary.ts'

export type ReleaseKind = Term & {
  /** Test, market and private screenings do not count towards the year of a title. */
  readonly isPublic: boolean
}

export const releaseKinds = vocabulary<ReleaseKind>('release-kinds', [
  { id: 'premiere', label: { one: 'Premiere', other: 'Premieres' }, isPublic: true },
  { id: 'festival', label: { one: 'Festival screening', other: 'Festival screenings' }, isPublic: true },
  { id: 'limited', label: { one: 'Limited release', other: 'Limited releases' }, isPublic: true },
  { id: 'theatrical', label: { one: 'Theatrical release', other: 'Theatrical releases' }, isPublic: true },
  { id: 'digital', label: { one: 'Digital release', other: 'Digital releases' }, isPublic: true },
  { id: 'physical', label: { one: 'Physical release', other: 'Physical releases' }, isPublic: true },
  { id: 'tv', label: { one: 'Television broadcast', other: 'Television broadcasts' }, isPublic: true },
  { id: 're_release', label: { one: 'Re-release', other: 'Re-releases' }, isPublic: true },
  { id: 'internet', label: { one: 'Internet release', other: 'Internet releases' }, isPublic: true },
  { id: 'test_screening', label: { one: 'Test screening', other: 'Test screenings' }, isPublic: false },
  { id: 'market', label: { one: 'Market screening', other: 'Market screenings' }, isPublic: false },
  { id: 'private', label: { one: 'Private screening', other: 'Private screenings' }, isPublic: false },
])
