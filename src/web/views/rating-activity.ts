/** Unusual activity in words: which rule noticed what, by its own numbers. */
import { signalRules, type Signal } from '../../community/activity-signals.ts'
import { dayOf } from '../../community/rating-opens.ts'
import type { RatingWindow } from '../../store/rating-windows.ts'
import type { Words } from '../../text/words.ts'

export function signalText(words: Words, signal: Signal): string {
  const say = words.say.ratingActivity
  const ratings = words.number(signal.ratings)
  switch (signal.kind) {
    case 'extreme-shift':
      return say.shift(signal.of === 'ones' ? say.ones : say.tens, shiftWords(words, signal))
    case 'new-accounts':
      return say.newAccounts(shiftWords(words, signal))
    case 'polarisation':
      return say.polarisation(ratings, words.percent(signal.extremes), words.decimals(signal.coefficient, 3))
    case 'lockstep':
      return say.lockstep(words.number(signal.members))
  }
}

const shiftWords = (
  words: Words,
  { ratings, share, expected, z }: Extract<Signal, { readonly z: number }>,
) => ({
  ratings: words.number(ratings),
  share: words.percent(share),
  expected: words.percent(expected),
  z: words.decimals(z, 1),
})

/** The day, in UTC, of a moment in milliseconds. */
export const dayText = (words: Words, at: number): string => words.date(dayOf(new Date(at)))

export const spanText = (
  words: Words,
  { from, to }: { readonly from: number; readonly to: number },
): string => words.say.ratingActivity.between(dayText(words, from), dayText(words, to))

/** What helps a moderator to judge: how many ratings, from whom, on how busy a day. */
export function contextText(
  words: Words,
  { finding, noticed }: Pick<RatingWindow, 'finding' | 'noticed'>,
): string {
  const { queue } = words.say.ratingActivity
  const { ratings, isOfTrusted, context } = finding
  return [
    words.plural(ratings, queue.ratings),
    ...(context.onlyRatings > 0 ? [words.plural(context.onlyRatings, queue.onlyRatings)] : []),
    ...(context.volume >= signalRules.volumeBurst.z ? [queue.volume(words.decimals(context.volume, 1))] : []),
    ...(isOfTrusted ? [queue.ofTrusted] : []),
    queue.noticed(dayText(words, noticed.getTime())),
  ].join(' · ')
}
