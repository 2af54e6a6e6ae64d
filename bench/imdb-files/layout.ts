import { IdSpread } from './ids.ts'
import { Random, hash, normalQuantile, permutation } from './random.ts'

/** IMDb's own numbers of titles by type, counted on 2026-07-26. */
export const titleTypes = [
  { name: 'tvEpisode', counted: 9_791_652 },
  { name: 'short', counted: 1_146_209 },
  { name: 'movie', counted: 753_019 },
  { name: 'video', counted: 328_643 },
  { name: 'tvSeries', counted: 302_817 },
  { name: 'tvMovie', counted: 155_508 },
  { name: 'tvMiniSeries', counted: 71_778 },
  { name: 'tvSpecial', counted: 58_771 },
  { name: 'videoGame', counted: 49_686 },
  { name: 'tvShort', counted: 11_033 },
  { name: 'tvPilot', counted: 1 },
] as const

export type TitleType = (typeof titleTypes)[number]['name']

const episodeType = 0
const miniSeriesType = 6
const seriesTypes: ReadonlySet<number> = new Set([4, miniSeriesType])
const run = 16

/** Which title is what: types, which titles are series, and which episode of which series a title is. */
export interface Layout {
  readonly ids: IdSpread
  readonly types: Uint8Array
  /** Of an episode: its slot among all episodes. Of a series: its number among all series. */
  readonly places: Uint32Array
  readonly seriesTitles: Uint32Array
  /** The first slot of each series, and at last the number of episodes. */
  readonly firstSlots: Uint32Array
}

export function layOut(titles: number, seed: number): Layout {
  const types = shuffledTypes(titles, seed)
  const seriesTitles = Uint32Array.from(indexesOf(types, (type) => seriesTypes.has(type)))
  const episodes = types.reduce((sum, type) => sum + (type === episodeType ? 1 : 0), 0)
  const firstSlots = slotsBySeries(types, seriesTitles, episodes, seed)
  const places = new Uint32Array(titles)
  seriesTitles.forEach((title, number) => (places[title] = number))
  const slotOf = scatteredRuns(episodes, seed)
  let episode = 0
  types.forEach((type, title) => {
    if (type === episodeType) places[title] = slotOf(episode++)
  })
  const span = Math.max(40_000_000, 2 * titles)
  return { ids: new IdSpread('tt', titles, span, hash(seed, 11)), types, places, seriesTitles, firstSlots }
}

export function typeOf(layout: Layout, title: number): TitleType {
  return titleTypes[layout.types[title] ?? 0]?.name ?? 'tvEpisode'
}

export function seriesOfSlot({ firstSlots }: Layout, slot: number): number {
  let low = 0
  let high = firstSlots.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((firstSlots[middle] ?? 0) <= slot) low = middle
    else high = middle
  }
  return low
}

function shuffledTypes(titles: number, seed: number): Uint8Array {
  const total = titleTypes.reduce((sum, type) => sum + type.counted, 0)
  const types = new Uint8Array(titles)
  let filled = 0
  let counted = 0
  titleTypes.forEach((type, number) => {
    counted += type.counted
    const end = Math.round((counted / total) * titles)
    types.fill(number, filled, end)
    filled = end
  })
  types[titles - 1] = titleTypes.length - 1
  const random = new Random(seed, 21)
  for (let last = titles - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const type = types[last] ?? 0
    types[last] = types[other] ?? 0
    types[other] = type
  }
  return types
}

function* indexesOf(types: Uint8Array, wanted: (type: number) => boolean): Generator<number> {
  for (let index = 0; index < types.length; index++) {
    if (wanted(types[index] ?? 0)) yield index
  }
}

/** Shares episodes out: a quarter of all series have none, a few of the largest have thousands. */
function slotsBySeries(types: Uint8Array, series: Uint32Array, episodes: number, seed: number): Uint32Array {
  const random = new Random(seed, 31)
  const weights = new Float64Array(series.length)
  series.forEach((title, number) => {
    const isMini = types[title] === miniSeriesType
    const size = Math.exp((isMini ? 0.7 : 1.65) * normalQuantile(random.next()))
    weights[number] = random.chance(0.25) ? 0 : size * (isMini ? 4 : 12)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const firstSlots = new Uint32Array(series.length + 1)
  let passed = 0
  weights.forEach((weight, number) => {
    passed += weight
    firstSlots[number + 1] = Math.round((passed / total) * episodes)
  })
  firstSlots[series.length] = episodes
  return firstSlots
}

/** Keeps runs of episodes together, as people add a season at once, and scatters the runs over all ids. */
function scatteredRuns(episodes: number, seed: number): (episode: number) => number {
  const whole = Math.floor(episodes / run)
  const scattered = permutation(whole, hash(seed, 41))
  return (episode) => {
    const number = Math.floor(episode / run)
    return number < whole ? scattered(number) * run + (episode % run) : episode
  }
}
