/** Words of a valid document that no vocabulary has. */
import type { EntityKind } from './ids.ts'
import type { Document } from './record.ts'
import { Currency, Language, Region, Word } from './schema.ts'
import type { Fault } from './validate.ts'
import { visitTexts } from './visit-texts.ts'
import { vocabularies } from './vocabulary/index.ts'
import { isLanguage } from './vocabulary/languages.ts'
import { isRegion } from './vocabulary/regions.ts'

type List = keyof typeof vocabularies

const ofAll: Readonly<Record<string, List>> = {
  '/externalIds/*/scheme': 'external-id-schemes',
  '/links/*/kind': 'link-kinds',
}
const ofTitlesAndPeople: Readonly<Record<string, List>> = {
  ...ofAll,
  '/awards/*/outcome': 'award-outcomes',
  '/trivia/*/kind': 'trivia-kinds',
}

/** Which list a field's words are of. */
export const wordFields: Readonly<Record<EntityKind, Readonly<Record<string, List>>>> = {
  title: {
    ...ofTitlesAndPeople,
    '/type': 'title-types',
    '/otherNames/*/kinds/*': 'name-kinds',
    '/status': 'production-statuses',
    '/statusHistory/*/status': 'production-statuses',
    '/genres/*': 'genres',
    '/interests/*': 'documentary-interests',
    '/credits/*/category': 'credit-categories',
    '/companies/*/role': 'company-roles',
    '/releases/*/kind': 'release-kinds',
    '/advisories/*/category': 'advisory-categories',
    '/advisories/*/severity': 'advisory-severities',
    '/budget/basis': 'money-bases',
    '/openings/*/basis': 'money-bases',
    '/grosses/*/basis': 'money-bases',
    '/connections/*/kind': 'connection-kinds',
    '/crazyCredits/*/kind': 'trivia-kinds',
    '/alternateVersions/*/kind': 'trivia-kinds',
    '/goofs/*/kind': 'goof-kinds',
    '/documentary/participants/*/capacity': 'participant-capacities',
  },
  person: {
    ...ofTitlesAndPeople,
    '/names/*/kind': 'person-name-kinds',
    '/professions/*': 'professions',
    '/facts/*/kind': 'person-facts',
    '/relations/*/kind': 'person-relations',
  },
  company: { ...ofAll, '/kinds/*': 'company-kinds' },
}

const patternOf = (schema: unknown): string => (schema as { pattern: string }).pattern
const [word, region, language, currency] = [Word, Region, Language, Currency].map(patternOf)

export function unknownWords(kind: EntityKind, document: Document): readonly Fault[] {
  const faults: Fault[] = []
  visitTexts(kind, document, (text, path, field, pattern) => {
    const list = listOf(kind, field, pattern)
    if (list !== undefined && !isKnown(list, text))
      faults.push({ path, message: `${JSON.stringify(text)} is not in ${list}` })
  })
  return faults
}

function listOf(kind: EntityKind, field: string, pattern: string): List | undefined {
  if (pattern === word) return wordFields[kind][field]
  if (pattern === region) return 'regions'
  if (pattern === language) return 'languages'
  if (pattern === currency) return 'currencies'
  return field.endsWith('/area') ? 'box-office-areas' : undefined
}

/** Countries and languages are known by their standards too; of a language tag only the language counts. */
function isKnown(list: List, text: string): boolean {
  if (list === 'languages') return isLanguage(text.split('-')[0] ?? '')
  if (list === 'regions') return isRegion(text)
  return vocabularies[list].has(text) || (list === 'box-office-areas' && isRegion(text))
}

/** External ids that are not of the form of their scheme, or of a scheme for another kind of entity. */
export function oddExternalIds(kind: EntityKind, document: Document): readonly Fault[] {
  const faults: Fault[] = []
  for (const [at, { scheme, value }] of (document.externalIds ?? []).entries()) {
    const known = vocabularies['external-id-schemes'].term(scheme)
    const path = `/externalIds/${at}`
    if (!known) continue
    if (!known.entityKinds.includes(kind))
      faults.push({ path, message: `${scheme} has no ids for a ${kind}` })
    else if (!new RegExp(known.pattern).test(value)) {
      faults.push({ path: `${path}/value`, message: `${JSON.stringify(value)} is no id of ${scheme}` })
    }
  }
  return faults
}
