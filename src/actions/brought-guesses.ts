/** The rows of a member's file that were matched by name alone, for the member to look over. */
import { keyOf } from '../catalogue/ids.ts'
import { foldName } from '../catalogue/text.ts'
import type { BroughtEntry } from '../sources/member-lists/brought.ts'
import type { EntityLine } from '../store/lines.ts'
import { mostGuessesKept, type Guess, type Guesses } from '../store/member-imports.ts'
import type { ReadHandle } from '../store/tables.ts'
import { titlesNow } from '../store/titles-now.ts'
import type { Match } from './match-brought.ts'

/** So many titles are asked for at once. */
const aBatch = 400

/** Each pair of names once, however many rows say it; first those that differ from what they were matched with. */
export async function guessesOf(
  reader: ReadHandle,
  entries: readonly BroughtEntry[],
  matched: (entry: BroughtEntry) => Match,
): Promise<Guesses> {
  const pairs = new Map<string, Omit<Guess, 'differs'>>()
  for (const entry of entries) {
    const match = matched(entry)
    if (!('title' in match) || match.by === 'id') continue
    const { place, name, year, season, episode } = entry
    const said = {
      ...(name === undefined ? {} : { name }),
      ...(year === undefined ? {} : { year }),
      ...(season === undefined ? {} : { season }),
      ...(episode === undefined ? {} : { episode }),
      title: match.title,
    }
    const pair = JSON.stringify(said)
    if (!pairs.has(pair)) pairs.set(pair, { ...place, ...said })
  }
  const all = [...pairs.values()]
  const lines = await linesFor(reader, all)
  const guesses = all.map((guess) => ({ ...guess, differs: differencesOf(guess, lines.get(guess.title)) }))
  const first = guesses.toSorted((a, b) => b.differs.length - a.differs.length).slice(0, mostGuessesKept)
  return { all: all.length, first }
}

async function linesFor(
  reader: ReadHandle,
  guesses: readonly Pick<Guess, 'title'>[],
): Promise<ReadonlyMap<string, EntityLine>> {
  const titles = [...new Set(guesses.map(({ title }) => title))]
  const lines = new Map<string, EntityLine>()
  for (let at = 0; at < titles.length; at += aBatch) {
    const batch = titles.slice(at, at + aBatch)
    const found = await titlesNow(reader, batch.map(keyOf))
    for (const title of batch) {
      const line = found.get(keyOf(title))
      if (line) lines.set(title, line)
    }
  }
  return lines
}

/** The row of an episode names its series, whose year isn't that of the episode. */
function differencesOf({ name, year }: Omit<Guess, 'differs'>, line: EntityLine | undefined) {
  const names = line?.episode ? [line.episode.seriesName] : [line?.name, line?.originalName]
  const isOtherName = name !== undefined && !names.some((one) => one && foldName(one) === foldName(name))
  const isOtherYear = year !== undefined && !line?.episode && line?.year !== year
  return [...(isOtherName ? ['name' as const] : []), ...(isOtherYear ? ['year' as const] : [])]
}
