/** The entries of the shapes that more than one document is made of. */
import { called, choice, date, flag, line, list, number, reference, text } from './entry.ts'

export const language = choice('languages')
export const country = choice('regions')
/** A name as it was written, of somebody or something without a record. */
export const unlinkedName = called('unlinkedName', line)

export const writtenText = { text, language, author: line } as const
export const notedValues = list({ value: line, note: line })
export const span = { from: date, to: date } as const
export const trivia = list({ kind: choice('trivia-kinds'), text, language, spoiler: flag })
export const quotes = list({
  lines: list({ character: line, person: reference, text: line }),
  language,
  spoiler: flag,
})
export const awards = list({
  event: line,
  year: number,
  award: line,
  category: line,
  outcome: choice('award-outcomes'),
  title: reference,
  recipients: list({ person: reference, company: reference, name: unlinkedName }),
  note: line,
})
export const links = list({
  kind: choice('link-kinds'),
  url: line,
  label: called('linkText', line),
  language,
})
export const externalIds = list({ scheme: choice('external-id-schemes'), value: called('externalId', line) })
