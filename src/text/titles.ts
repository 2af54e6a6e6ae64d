/** How a title or an episode is written in a heading or a list. */
import { isNumberName } from '../catalogue/derive.ts'
import type { Words } from './words.ts'

/** As much of an entity's line as its name needs. */
export type Named = {
  readonly name: string
  readonly year?: number | undefined
  readonly endYear?: number | undefined
  readonly type?: string
  readonly episode?:
    | {
        readonly seriesName?: string | undefined
        readonly season?: number | undefined
        readonly number?: number | undefined
      }
    | undefined
}

/** `14.155`, or whatever of it is known. */
function place({
  season,
  number,
}: {
  season?: number | undefined
  number?: number | undefined
}): string | undefined {
  if (number === undefined) return undefined
  return season === undefined ? String(number) : `${season}.${number}`
}

/** The name of an episode alone; one that has none is called by its number, `Episode #14.155`. */
export function episodeName(words: Words, { name, episode }: Named): string {
  if (!episode || !isNumberName(name)) return name
  const at = place(episode) ?? name.slice(name.indexOf('#') + 1)
  return words.say.episodeWithoutName(at)
}

/** As other pages refer to it: an episode with its series, `The Bolt Report: Episode #14.155`. */
export function fullName(words: Words, line: Named): string {
  const name = episodeName(words, line)
  return line.episode?.seriesName === undefined ? name : words.say.inSeries(line.episode.seriesName, name)
}

/** `1954`, `2011–2024`, `2011–` for a series that goes on; empty where no year is known. */
export function yearSpan(words: Words, { year, endYear, type }: Named): string {
  if (year === undefined) return ''
  if (endYear !== undefined && endYear !== year) return words.say.years(String(year), String(endYear))
  if (endYear === undefined && (type === 'tvSeries' || type === 'podcastSeries'))
    return words.say.yearsOpen(String(year))
  return String(year)
}
