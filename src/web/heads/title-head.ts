/** What machines read of a title's page: description, canonical address, schema.org. */
import { titleYear } from '../../catalogue/title-year.ts'
import type { Credit, Title } from '../../catalogue/title.ts'
import type { TitleModel, TitlePageModel } from '../../store/title-page.ts'
import type { InterfaceLanguage } from '../../text/language.ts'
import { fullName } from '../../text/titles.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'
import { nameInLanguage } from '../views/title-names.ts'
import { beginning } from './beginning.ts'

const plain = new Paths()
/** The head repeats no more than the beginning of what the page says. */
const mostOfOutline = 200

export function titleHead({ words }: PageContext, model: TitlePageModel, origin: string): Head {
  const { document, id } = model.title
  const year = titleYear(document)
  const name = titleName(words, model)
  const outline = document.outline?.text
  return {
    title: year === undefined ? name : `${name} (${year})`,
    ...(outline ? { description: beginning(outline, mostOfOutline) } : {}),
    canonical: plain.title(id),
    type: document.episode ? 'video.episode' : document.type === 'tvSeries' ? 'video.tv_show' : 'video.movie',
    jsonLd: titleJsonLd(model, origin, words.language),
  }
}

/** `The Bolt Report: Episode #14.155` for an episode, else the name. */
export function titleName(words: PageContext['words'], model: TitleModel): string {
  const { document } = model.title
  const episode = document.episode && { ...document.episode, seriesName: model.series?.name }
  return fullName(words, { name: document.name, ...(episode ? { episode } : {}) })
}

/** The original name, and that in the page's language: one text, or a list of both. */
function alternateNames(title: Title, language: InterfaceLanguage): string | readonly string[] | undefined {
  const names = [title.originalName, nameInLanguage(title, language)].filter(
    (name) => name !== undefined && name !== title.name,
  ) as string[]
  return names.length > 1 ? names : names[0]
}

function schemaType(title: Title): string {
  if (title.episode || title.type === 'tvEpisode') return 'TVEpisode'
  if (title.type === 'tvSeries' || title.type === 'tvMiniSeries') return 'TVSeries'
  return title.type === 'videoGame' ? 'VideoGame' : 'Movie'
}

/** What is `undefined` is left out of JSON; to spread objects takes several times longer. */
function titleJsonLd(model: TitlePageModel, origin: string, language: InterfaceLanguage): unknown {
  const { document, id } = model.title
  const person = (credit: Credit): unknown => ({
    '@type': 'Person',
    name: (credit.person && model.lines.get(credit.person)?.name) ?? credit.name,
    url: credit.person && origin + plain.person(credit.person),
  })
  const people = (credits: readonly Credit[]): unknown =>
    credits.length > 0 ? credits.slice(0, 10).map(person) : undefined
  const runtime = document.runtimes?.[0]?.minutes
  const rating = document.ratings?.[0]
  const year = titleYear(document)
  const { episode } = document
  const season = episode?.season
  return {
    '@context': 'https://schema.org',
    '@type': schemaType(document),
    '@id': origin + plain.title(id),
    url: origin + plain.title(id),
    name: document.name,
    alternateName: alternateNames(document, language),
    description: document.outline && beginning(document.outline.text, mostOfOutline),
    genre: document.genres,
    datePublished: year === undefined ? undefined : String(year),
    inLanguage: document.languages,
    duration: runtime === undefined ? undefined : `PT${runtime}M`,
    countryOfOrigin: document.countries?.map((code) => ({ '@type': 'Country', name: code })),
    director: people(model.billing.directors),
    author: people(model.billing.writers),
    actor: people(model.billing.cast),
    episodeNumber: episode?.number,
    partOfSeason: season === undefined ? undefined : { '@type': 'TVSeason', seasonNumber: season },
    partOfSeries: episode && {
      '@type': 'TVSeries',
      name: model.series?.name,
      url: origin + plain.title(episode.series),
    },
    aggregateRating: rating && {
      '@type': 'AggregateRating',
      ratingValue: rating.average,
      ratingCount: rating.votes,
      bestRating: 10,
      worstRating: 0,
    },
  }
}
