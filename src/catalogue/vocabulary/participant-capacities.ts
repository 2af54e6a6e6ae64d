import { vocabulary } from './vocabulary.ts'

export const participantCapacities = vocabulary('participant-capacities', [
  { id: 'subject', label: { one: 'Subject', other: 'Subjects' } },
  { id: 'survivor', label: { one: 'Survivor', other: 'Survivors' } },
  { id: 'witness', label: { one: 'Witness', other: 'Witnesses' } },
  { id: 'family_member', label: { one: 'Family member', other: 'Family members' } },
  { id: 'expert', label: { one: 'Expert', other: 'Experts' } },
  { id: 'journalist', label: { one: 'Journalist', other: 'Journalists' } },
  { id: 'official', label: { one: 'Official', other: 'Officials' } },
  { id: 'presenter', label: { one: 'Presenter', other: 'Presenters' } },
  { id: 'narrator', label: { one: 'Narrator', other: 'Narrators' } },
  { id: 'archive_appearance', label: { one: 'Archive appearance', other: 'Archive appearances' } },
  { id: 'other', label: { one: 'Other participant', other: 'Other participants' } },
])
