/** Which titles of this catalogue the rows of a member's file mean. */
import { isTitleId, keyOf, type TitleId } from '../catalogue/ids.ts'
import { foldName } from '../catalogue/text.ts'
import { titleMeant } from '../community/named-title.ts'
import type { BroughtEntry, BroughtTitle } from '../sources/member-lists/brought.ts'
import type { EntityLine } from '../store/lines.ts'
import type { Unmatched } from '../store/member-imports.ts'
import type { ReadHandle } from '../store/tables.ts'
import { episodesAt, idKey, placeKey, titlesNamed, titlesWithIds } from '../store/title-matches.ts'
import { titlesNow } from '../store/titles-now.ts'

export type Match =
  | { readonly title: TitleId; readonly by: 'id' | 'name' }
  | { readonly why: Exclude<Unmatched['why'], 'unread'> }

/** So many titles are asked for at once. */
const aBatch = 400

/** Each title once, however many rows name it: by its ids, else by its name and year. */
export async function matchEntries(
  reader: ReadHandle,
  entries: readonly BroughtEntry[],
): Promise<(entry: BroughtTitle) => Match> {
  const titles = [...new Map(entries.map((entry) => [identity(entry), entry])).values()]
  const matches = new Map<string, Match>()
  for (let at = 0; at < titles.length; at += aBatch) {
    const batch = titles.slice(at, at + aBatch)
    const found = await matchBatch(reader, batch)
    for (const [place, title] of batch.entries())
      matches.set(identity(title), found[place] ?? { why: 'unknown' })
  }
  return (entry) => matches.get(identity(entry)) ?? { why: 'unknown' }
}

function identity({ ids, name, year, season, episode }: BroughtTitle): string {
  return JSON.stringify([ids.map(idKey), name, year, season, episode])
}

async function matchBatch(reader: ReadHandle, titles: readonly BroughtTitle[]): Promise<readonly Match[]> {
  const byId = await titlesWithIds(
    reader,
    titles.flatMap(({ ids }) => ids),
  )
  const withoutId = titles.filter(({ ids }) => !ids.some((id) => byId.has(idKey(id))))
  const byName = await titlesNamed(
    reader,
    withoutId.flatMap(({ name }) => name ?? []),
  )
  const matches = titles.map((title) => matchOf(title, byId, byName))
  return withEpisodes(reader, titles, matches)
}

function matchOf(
  { ids, name, year }: BroughtTitle,
  byId: Awaited<ReturnType<typeof titlesWithIds>>,
  byName: Awaited<ReturnType<typeof titlesNamed>>,
): Match {
  const id = ids.find((one) => byId.has(idKey(one)))
  const title = id && byId.get(idKey(id))
  if (title) return { title, by: 'id' }
  if (name === undefined) return { why: 'unknown' }
  const meant = titleMeant(byName.get(foldName(name)) ?? [], year)
  return 'why' in meant ? meant : { title: meant.title.id, by: 'name' }
}

/** Where a row means an episode and its series was found, the episode is looked for in its place there. */
async function withEpisodes(
  reader: ReadHandle,
  titles: readonly BroughtTitle[],
  matches: readonly Match[],
): Promise<readonly Match[]> {
  const asked = titles.flatMap(({ episode }, at) => {
    const match = matches[at]
    return episode !== undefined && match && 'title' in match ? [match.title] : []
  })
  if (asked.length === 0) return matches
  const lines = await titlesNow(reader, [...new Set(asked.map(keyOf))])
  const isEpisode = (title: TitleId): boolean => isLineOfEpisode(lines.get(keyOf(title)))
  const series = [...new Set(asked.filter((title) => !isEpisode(title)))]
  const seasons = [...new Set(titles.flatMap(({ season }) => season ?? []))]
  const episodes = await episodesAt(reader, series, seasons)
  return matches.map((match, at): Match => {
    const { season, episode } = titles[at] ?? {}
    if (!('title' in match) || episode === undefined || isEpisode(match.title)) return match
    const title = season === undefined ? undefined : episodes.get(placeKey(match.title, season, episode))
    return title && isTitleId(title) ? { title, by: match.by } : { why: 'no-episode' }
  })
}

const isLineOfEpisode = (line: EntityLine | undefined): boolean => line?.episode !== undefined
