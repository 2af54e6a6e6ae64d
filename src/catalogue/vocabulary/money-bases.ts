import { uninflected, vocabulary } from './vocabulary.ts'

export const moneyBases = vocabulary('money-bases', [
  {
    id: 'reported',
    label: uninflected('Reported'),
    note: 'A studio, a distributor or the trade press published the figure',
  },
  {
    id: 'attested',
    label: uninflected('Attested'),
    note: 'A document shows the figure: accounts, a filing, an archive record',
  },
  { id: 'third_party', label: { one: 'Third-party estimate', other: 'Third-party estimates' } },
  { id: 'contributor', label: { one: 'Contributor’s estimate', other: 'Contributors’ estimates' } },
])
