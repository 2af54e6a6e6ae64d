import type { PersonPageModel } from '../../store/person-page.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'
import { beginning } from './beginning.ts'

const plain = new Paths()

/** What machines read of a person's page. */
export function personHead(
  { words }: PageContext,
  { person, knownFor, page }: PersonPageModel,
  origin: string,
): Head {
  const { document, id } = person
  const biography = document.biographies?.[0]?.text
  const known = knownFor.map(({ name }) => name)
  return {
    title: document.name,
    ...(known.length > 0 ? { description: `${words.say.knownFor}: ${words.list(known)}` } : {}),
    ...(page === 0 ? { canonical: plain.person(id) } : {}),
    type: 'profile',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Person',
      '@id': origin + plain.person(id),
      url: origin + plain.person(id),
      name: document.name,
      alternateName: document.names?.map(({ name }) => name),
      birthDate: document.birth?.date,
      deathDate: document.death?.date,
      birthPlace: document.birth?.place,
      deathPlace: document.death?.place,
      description: biography && beginning(biography, 200),
      sameAs: document.links?.map(({ url }) => url),
    },
  }
}
