import { uninflected, vocabulary } from './vocabulary.ts'

export const sourceKinds = vocabulary('source-kinds', [
  { id: 'on_screen_credit', label: { one: 'On-screen credit', other: 'On-screen credits' } },
  { id: 'archive_record', label: { one: 'Archive record', other: 'Archive records' } },
  { id: 'book', label: { one: 'Book', other: 'Books' } },
  { id: 'periodical', label: { one: 'Periodical', other: 'Periodicals' } },
  { id: 'interview', label: { one: 'Interview', other: 'Interviews' } },
  { id: 'website', label: { one: 'Website', other: 'Websites' } },
  { id: 'data_set', label: { one: 'Data set', other: 'Data sets' } },
  { id: 'editor', label: uninflected('Editor’s knowledge') },
])
