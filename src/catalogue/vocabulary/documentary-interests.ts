import { uninflected, vocabulary } from './vocabulary.ts'

export const documentaryInterests = vocabulary('documentary-interests', [
  { id: 'crime', label: { one: 'Crime documentary', other: 'Crime documentaries' } },
  {
    id: 'faith_and_spirit',
    label: { one: 'Faith and spirit documentary', other: 'Faith and spirit documentaries' },
  },
  { id: 'food', label: { one: 'Food documentary', other: 'Food documentaries' } },
  { id: 'history', label: { one: 'History documentary', other: 'History documentaries' } },
  { id: 'military', label: { one: 'Military documentary', other: 'Military documentaries' } },
  { id: 'music', label: { one: 'Music documentary', other: 'Music documentaries' } },
  { id: 'nature', label: { one: 'Nature documentary', other: 'Nature documentaries' } },
  { id: 'political', label: { one: 'Political documentary', other: 'Political documentaries' } },
  {
    id: 'science_and_technology',
    label: { one: 'Science and technology documentary', other: 'Science and technology documentaries' },
  },
  { id: 'sports', label: { one: 'Sports documentary', other: 'Sports documentaries' } },
  { id: 'travel', label: { one: 'Travel documentary', other: 'Travel documentaries' } },
  { id: 'docudrama', label: { one: 'Docudrama', other: 'Docudramas' } },
  { id: 'docuseries', label: uninflected('Docuseries') },
  { id: 'mockumentary', label: { one: 'Mockumentary', other: 'Mockumentaries' } },
  { id: 'true_crime', label: uninflected('True crime') },
])
