import { advisoryCategories } from './advisory-categories.ts'
import { advisorySeverities } from './advisory-severities.ts'
import { awardOutcomes } from './award-outcomes.ts'
import { boxOfficeAreas } from './box-office-areas.ts'
import { companyKinds } from './company-kinds.ts'
import { companyRoles } from './company-roles.ts'
import { connectionKinds } from './connection-kinds.ts'
import { creditCategories, departments } from './credit-categories.ts'
import { currencies } from './currencies.ts'
import { documentaryInterests } from './documentary-interests.ts'
import { externalIdSchemes } from './external-id-schemes.ts'
import { genres } from './genres.ts'
import { goofKinds } from './goof-kinds.ts'
import { grossKinds } from './gross-kinds.ts'
import { languages } from './languages.ts'
import { linkKinds } from './link-kinds.ts'
import { moneyBases } from './money-bases.ts'
import { nameAttributes } from './name-attributes.ts'
import { nameKinds } from './name-kinds.ts'
import { participantCapacities } from './participant-capacities.ts'
import { personFacts } from './person-facts.ts'
import { personNameKinds } from './person-name-kinds.ts'
import { personRelations } from './person-relations.ts'
import { productionStatuses } from './production-statuses.ts'
import { professions } from './professions.ts'
import { regions } from './regions.ts'
import { releaseKinds } from './release-kinds.ts'
import { sourceKinds } from './source-kinds.ts'
import { technicalSpecs } from './technical-specs.ts'
import { titleTypes } from './title-types.ts'
import { triviaKinds } from './trivia-kinds.ts'

/** Every list, by its name. */
export const vocabularies = {
  'advisory-categories': advisoryCategories,
  'advisory-severities': advisorySeverities,
  'award-outcomes': awardOutcomes,
  'box-office-areas': boxOfficeAreas,
  'company-kinds': companyKinds,
  'company-roles': companyRoles,
  'connection-kinds': connectionKinds,
  'credit-categories': creditCategories,
  currencies: currencies,
  departments: departments,
  'documentary-interests': documentaryInterests,
  'external-id-schemes': externalIdSchemes,
  genres: genres,
  'goof-kinds': goofKinds,
  'gross-kinds': grossKinds,
  languages: languages,
  'link-kinds': linkKinds,
  'money-bases': moneyBases,
  'name-attributes': nameAttributes,
  'name-kinds': nameKinds,
  'participant-capacities': participantCapacities,
  'person-facts': personFacts,
  'person-name-kinds': personNameKinds,
  'person-relations': personRelations,
  'production-statuses': productionStatuses,
  professions: professions,
  regions: regions,
  'release-kinds': releaseKinds,
  'source-kinds': sourceKinds,
  'technical-specs': technicalSpecs,
  'title-types': titleTypes,
  'trivia-kinds': triviaKinds,
}
