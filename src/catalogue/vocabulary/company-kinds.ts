import { vocabulary } from './vocabulary.ts'

export const companyKinds = vocabulary('company-kinds', [
  { id: 'production', label: { one: 'Production company', other: 'Production companies' } },
  { id: 'distribution', label: { one: 'Distribution company', other: 'Distribution companies' } },
  { id: 'broadcaster', label: { one: 'Broadcaster', other: 'Broadcasters' } },
  { id: 'streaming', label: { one: 'Streaming service', other: 'Streaming services' } },
  { id: 'sales', label: { one: 'Sales company', other: 'Sales companies' } },
  { id: 'special_effects', label: { one: 'Special effects company', other: 'Special effects companies' } },
  { id: 'archive', label: { one: 'Archive', other: 'Archives' } },
  { id: 'festival', label: { one: 'Festival', other: 'Festivals' } },
  { id: 'funder', label: { one: 'Funder', other: 'Funders' } },
  { id: 'other', label: { one: 'Other company', other: 'Other companies' } },
])
