/** What machines read of a page below a title: its own address, and the way to it. */
import { titleYear } from '../../catalogue/title-year.ts'
import type { TitleModel } from '../../store/title-page.ts'
import type { Words } from '../../text/words.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'
import { countLine, type TitlePartModel } from '../views/title-part.ts'
import { titleName } from './title-head.ts'

const plain = new Paths()

export function titlePartHead({ words }: PageContext, model: TitlePartModel, origin: string): Head {
  const { say } = words
  const { part } = model
  const named = nameWithYear(words, model)
  return below(words, model, origin, {
    name: say.parts[part],
    address: plain.titlePart(model.title.id, part),
    title: say.titleParts.partOf(say.parts[part], named),
    description: say.titleParts.description(say.parts[part], named, countLine(words, model)),
  })
}

export function ratingHead({ words }: PageContext, model: TitleModel, origin: string): Head {
  const { ratings, titleParts } = words.say
  const named = nameWithYear(words, model)
  return below(words, model, origin, {
    name: ratings.heading,
    address: plain.rating(model.title.id),
    title: titleParts.partOf(ratings.heading, named),
    description: ratings.description(named),
  })
}

export function reviewsHead({ words, paths }: PageContext, model: TitleModel, origin: string): Head {
  const { feeds, reviews, titleParts } = words.say
  const { id } = model.title
  const named = nameWithYear(words, model)
  const head = below(words, model, origin, {
    name: reviews.heading,
    address: plain.reviews(id),
    title: titleParts.partOf(reviews.heading, named),
    description: reviews.description(named),
  })
  return { ...head, feeds: [{ href: paths.reviewsFeed(id), title: feeds.reviewsOf(named) }] }
}

type Page = {
  readonly name: string
  readonly address: string
  readonly title: string
  readonly description: string
}

function nameWithYear(words: Words, model: TitleModel): string {
  const year = titleYear(model.title.document)
  const name = titleName(words, model)
  return year === undefined ? name : `${name} (${year})`
}

function below(words: Words, model: TitleModel, origin: string, page: Page): Head {
  const { series, title } = model
  const way = [
    { name: words.say.siteName, address: plain.home() },
    ...(series ? [{ name: series.name, address: plain.title(series.id) }] : []),
    { name: titleName(words, model), address: plain.title(title.id) },
    page,
  ]
  return {
    title: page.title,
    description: page.description,
    canonical: page.address,
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: way.map((step, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name: step.name,
        item: origin + step.address,
      })),
    },
  }
}
