/** Words of a valid document that no vocabulary has. */
import { fieldsOf } from './fields.ts'
import type { EntityKind } from './ids.ts'
import type { Document } from './record.ts'
import type { Fault } from './validate.ts'
import { visitTexts } from './visit-texts.ts'
import { vocabularies } from './vocabulary/index.ts'
import { isLanguage } from './vocabulary/languages.ts'
import { isRegion } from './vocabulary/regions.ts'

type List = keyof typeof vocabularies

const lists: Readonly<Record<EntityKind, ReadonlyMap<string, List>>> = {
  title: listsOf('title'),
  person: listsOf('person'),
  company: listsOf('company'),
}

/** Which list the words of each field are of, by the field as {@link visitTexts} names it. */
function listsOf(kind: EntityKind): ReadonlyMap<string, List> {
  const byField = new Map<string, List>()
  for (const { path, vocabulary, edited } of fieldsOf[kind].values()) {
    if (vocabulary === undefined) continue
    if (edited === 'choice') byField.set(path, vocabulary)
    if (edited === 'choices') byField.set(`${path}/*`, vocabulary)
  }
  return byField
}

export function unknownWords(kind: EntityKind, document: Document): readonly Fault[] {
  const faults: Fault[] = []
  visitTexts(kind, document, (text, path, field) => {
    const list = lists[kind].get(field)
    if (list !== undefined && !isKnown(list, text))
      faults.push({ path, message: `${JSON.stringify(text)} is not in ${list}` })
  })
  return faults
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
