import type { Award } from '../../catalogue/title.ts'
import type { Words } from '../../text/words.ts'

/** Honours count as wins; a win is not counted as a nomination too. */
export function awardCounts(awards: readonly Award[]): {
  readonly wins: number
  readonly nominations: number
} {
  const nominations = awards.filter(({ outcome }) => outcome === 'nominee').length
  return { wins: awards.length - nominations, nominations }
}

/** `2 wins and 1 nomination`; of what there is none, nothing is said. */
export function awardsSummary(words: Words, awards: readonly Award[]): string {
  const { wins, nominations } = awardCounts(awards)
  const won = words.plural(wins, words.say.wins)
  const nominated = words.plural(nominations, words.say.nominations)
  if (nominations === 0) return won
  return wins === 0 ? nominated : words.say.awardsSummary(won, nominated)
}

export type AwardEvent = {
  readonly event: string
  readonly year: number | undefined
  readonly awards: readonly Award[]
}

/** By event and year, the latest first. */
export function awardsByEvent(awards: readonly Award[]): readonly AwardEvent[] {
  const events = new Map<string, { event: string; year: number | undefined; awards: Award[] }>()
  for (const award of awards) {
    const key = `${award.year ?? ''} ${award.event}`
    const group = events.get(key) ?? { event: award.event, year: award.year, awards: [] }
    events.set(key, group)
    group.awards.push(award)
  }
  return [...events.values()].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
}
