/** How Hebrew writes numbers of things, quotations and prefixes. */
import { isolated } from '../isolate.ts'
import type { PluralForms } from '../words.ts'

/** `פרק אחד`, `שני פרקים`, `5 פרקים`: one and two are words and agree in gender with the noun. */
export function counted(one: string, two: string, other: string): PluralForms {
  return { one, two, other: `# ${other}` }
}

/** A one-letter word before another: it joins Hebrew letters, and a maqaf parts it from digits and other scripts. */
export function prefixed(prefix: string, text: string): string {
  return /^[\u05d0-\u05ea]/.test(text) ? prefix + text : `${prefix}\u05be${text}`
}

/** The same for a name, which may be in any script. */
export function prefixedName(prefix: string, name: string): string {
  return /^[\u05d0-\u05ea]/.test(name) ? prefix + name : `${prefix}\u05be${isolated(name)}`
}

/** ”Text”, with CLDR's marks. */
export const quoted = (text: string): string => `”${isolated(text)}”`
