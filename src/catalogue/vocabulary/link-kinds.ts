import { vocabulary } from './vocabulary.ts'

export const linkKinds = vocabulary('link-kinds', [
  { id: 'official', label: { one: 'Official site', other: 'Official sites' } },
  { id: 'trailer', label: { one: 'Trailer', other: 'Trailers' } },
  { id: 'video', label: { one: 'Video', other: 'Videos' } },
  { id: 'photo', label: { one: 'Photo site', other: 'Photo sites' } },
  { id: 'sound', label: { one: 'Sound site', other: 'Sound sites' } },
  { id: 'review', label: { one: 'Review', other: 'Reviews' } },
  { id: 'encyclopedia', label: { one: 'Encyclopedia', other: 'Encyclopedias' } },
  { id: 'social', label: { one: 'Social network', other: 'Social networks' } },
  { id: 'shop', label: { one: 'Shop', other: 'Shops' } },
  { id: 'misc', label: { one: 'Other site', other: 'Other sites' } },
])
