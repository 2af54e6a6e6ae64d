import type { CompanyPageModel } from '../../store/company-page.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'

const plain = new Paths()

/** What machines read of a company's page. */
export function companyHead({ words }: PageContext, model: CompanyPageModel, origin: string): Head {
  const { document, id } = model.company
  const kinds = (document.kinds ?? []).map((kind) => words.term('company-kinds', kind))
  return {
    title: document.name,
    ...(kinds.length > 0
      ? {
          description: words.list([...kinds, ...(document.country ? [words.country(document.country)] : [])]),
        }
      : {}),
    ...(model.page === 0 ? { canonical: plain.company(id) } : {}),
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': origin + plain.company(id),
      url: origin + plain.company(id),
      name: document.name,
      alternateName: document.names?.map(({ name }) => name),
      foundingDate: document.founded,
      dissolutionDate: document.dissolved,
      sameAs: document.links?.map(({ url }) => url),
    },
  }
}
