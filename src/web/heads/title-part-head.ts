/** What machines read of a page below a title: its own address, and the way to it. */
import { titleYear } from '../../catalogue/title-year.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'
import { countLine, type TitlePartModel } from '../views/title-part.ts'
import { titleName } from './title-head.ts'

const plain = new Paths()

export function titlePartHead({ words }: PageContext, model: TitlePartModel, origin: string): Head {
  const { say } = words
  const { document, id } = model.title
  const { part, series } = model
  const year = titleYear(document)
  const name = titleName(words, model)
  const named = year === undefined ? name : `${name} (${year})`
  const way = [
    { name: say.siteName, address: plain.home() },
    ...(series ? [{ name: series.name, address: plain.title(series.id) }] : []),
    { name, address: plain.title(id) },
    { name: say.parts[part], address: plain.titlePart(id, part) },
  ]
  return {
    title: say.titleParts.partOf(say.parts[part], named),
    description: say.titleParts.description(say.parts[part], named, countLine(words, model)),
    canonical: plain.titlePart(id, part),
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
