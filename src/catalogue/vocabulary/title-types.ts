import type { Term } from './vocabulary.ts'
import { uninflected, vocabulary } from './vocabulary.ts'

export type TitleType = Term & {
  /** No title of the type can be older. */
  readonly earliestYear: number
  readonly isSeries: boolean
  readonly isEpisode: boolean
}

export const titleTypes = vocabulary<TitleType>('title-types', [
  {
    id: 'movie',
    label: { one: 'Movie', other: 'Movies' },
    earliestYear: 1888,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'short',
    label: { one: 'Short film', other: 'Short films' },
    earliestYear: 1888,
    isSeries: false,
    isEpisode: false,
  },
  { id: 'tvSeries', label: uninflected('TV series'), earliestYear: 1927, isSeries: true, isEpisode: false },
  {
    id: 'tvMiniSeries',
    label: uninflected('TV mini-series'),
    earliestYear: 1927,
    isSeries: true,
    isEpisode: false,
  },
  {
    id: 'tvEpisode',
    label: { one: 'TV episode', other: 'TV episodes' },
    earliestYear: 1927,
    isSeries: false,
    isEpisode: true,
  },
  {
    id: 'tvMovie',
    label: { one: 'TV movie', other: 'TV movies' },
    earliestYear: 1927,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'tvSpecial',
    label: { one: 'TV special', other: 'TV specials' },
    earliestYear: 1927,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'tvShort',
    label: { one: 'TV short', other: 'TV shorts' },
    earliestYear: 1927,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'tvPilot',
    label: { one: 'TV pilot', other: 'TV pilots' },
    earliestYear: 1927,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'video',
    label: { one: 'Video', other: 'Videos' },
    earliestYear: 1976,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'musicVideo',
    label: { one: 'Music video', other: 'Music videos' },
    earliestYear: 1894,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'videoGame',
    label: { one: 'Video game', other: 'Video games' },
    earliestYear: 1958,
    isSeries: false,
    isEpisode: false,
  },
  {
    id: 'podcastSeries',
    label: uninflected('Podcast series'),
    earliestYear: 2004,
    isSeries: true,
    isEpisode: false,
  },
  {
    id: 'podcastEpisode',
    label: { one: 'Podcast episode', other: 'Podcast episodes' },
    earliestYear: 2004,
    isSeries: false,
    isEpisode: true,
  },
])

/** Of any series, and of any type that this program does not know. */
export const mayHaveEpisodes = (type: string): boolean => titleTypes.term(type)?.isSeries !== false
