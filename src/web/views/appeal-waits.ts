/** Until when a decision can be appealed, and who decides the appeal: for whoever sent it, and for the moderator who may not. */
import type { Words } from '../../text/words.ts'
import type { AppealWaits } from '../moderation-pages.ts'

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export const appealBy = (words: Words, until: Date): string =>
  words.say.moderation.appealUntil(words.date(dayOf(until)))

export const waiting = (words: Words, { for: whom, until }: AppealWaits): string =>
  words.say.moderation.appealWaits[whom](words.date(dayOf(until)))

export const waitingForOther = (words: Words, { for: whom, until }: AppealWaits): string =>
  words.say.moderation.ownDecisionWaits[whom](words.date(dayOf(until)))
