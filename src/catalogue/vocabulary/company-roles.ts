import { vocabulary } from './vocabulary.ts'

export const companyRoles = vocabulary('company-roles', [
  { id: 'production', label: { one: 'Production company', other: 'Production companies' } },
  { id: 'distribution', label: { one: 'Distributor', other: 'Distributors' } },
  { id: 'broadcaster', label: { one: 'Broadcaster', other: 'Broadcasters' } },
  { id: 'streaming', label: { one: 'Streaming service', other: 'Streaming services' } },
  { id: 'sales', label: { one: 'Sales agent', other: 'Sales agents' } },
  { id: 'special_effects', label: { one: 'Special effects company', other: 'Special effects companies' } },
  { id: 'archive', label: { one: 'Archive', other: 'Archives' } },
  { id: 'funder', label: { one: 'Funder', other: 'Funders' } },
  { id: 'miscellaneous', label: { one: 'Other company', other: 'Other companies' } },
])
