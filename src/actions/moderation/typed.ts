/** What people type into the forms of moderation, brought into shape or refused at its field. */
import { FormRefusal, type FieldName } from '../../accounts/form-refusal.ts'
import { textFault, tidyText } from '../../catalogue/text.ts'
import { longestWords } from '../../community/moderation.ts'
import { isSiteRule, type SiteRule } from '../../community/site-rules.ts'

/** Text as it is kept; throws where there is none, or too much, or what can't be stored. */
export function ensureWords(typed: string, field: FieldName): string {
  const words = optionalWords(typed, field)
  if (words === '') throw new FormRefusal({ [field]: 'empty' })
  return words
}

export function optionalWords(typed: string, field: FieldName): string {
  const words = tidyText(typed.replace(/\r\n?/g, '\n'))
  if (textFault(words)) throw new FormRefusal({ [field]: 'characters' })
  if (words.length > longestWords) throw new FormRefusal({ [field]: 'words-long' })
  return words
}

/** Nothing where no rule was chosen. */
export function ruleIn(typed: string): SiteRule | undefined {
  if (typed === '') return undefined
  if (isSiteRule(typed)) return typed
  throw new FormRefusal({ rule: 'choose' })
}
