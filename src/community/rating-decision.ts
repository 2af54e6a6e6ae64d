/** What a moderator says of a stretch of unusual ratings, brought into the shape that it is kept in. */
import { textFault, tidyText } from '../catalogue/text.ts'

export type WindowVerdict = 'exclude' | 'genuine'
export type WindowField = 'verdict' | 'statement'
export type WindowFault = 'empty' | 'words-long' | 'characters' | 'choose'
export type WindowFaults = Readonly<Partial<Record<WindowField, WindowFault>>>

/** In UTF-16 units. */
export const longestStatement = 2000

export type RatingDecision = {
  readonly verdict: WindowVerdict
  /** Why: shown in the public log. */
  readonly statement: string
}

export function readRatingDecision(
  typed: Readonly<Partial<Record<WindowField, string>>>,
): { readonly decision: RatingDecision } | { readonly faults: WindowFaults } {
  const statement = tidyText((typed.statement ?? '').replace(/\r\n?/g, '\n'))
  const { verdict } = typed
  const fault = statementFault(statement)
  if ((verdict === 'exclude' || verdict === 'genuine') && fault === undefined)
    return { decision: { verdict, statement } }
  return {
    faults: {
      ...(verdict === 'exclude' || verdict === 'genuine' ? {} : { verdict: 'choose' as const }),
      ...(fault === undefined ? {} : { statement: fault }),
    },
  }
}

function statementFault(statement: string): WindowFault | undefined {
  if (statement === '') return 'empty'
  if (statement.length > longestStatement) return 'words-long'
  return textFault(statement) === undefined ? undefined : 'characters'
}
