/** Every address of the API is made here. */
import { kindOf, type EntityId } from '../../catalogue/ids.ts'
import type { ReviewId } from '../../community/review-id.ts'

/** Under which the JSON edge is mounted. */
export const prefix = '/api'
const folder = `${prefix}/v1`
const collections = { title: 'titles', person: 'people', company: 'companies' } as const

export const addresses = {
  description: `${folder}/openapi.json`,
  search: `${folder}/search`,
  top: `${folder}/top`,
  /** `part` is a list below the entity, such as `credits`. */
  entity: (id: EntityId, part?: string): string =>
    `${folder}/${collections[kindOf(id)]}/${id}${part === undefined ? '' : `/${part}`}`,
  title: `${folder}/titles/{id}`,
  titleCredits: `${folder}/titles/{id}/credits`,
  titleEpisodes: `${folder}/titles/{id}/episodes`,
  titleConnections: `${folder}/titles/{id}/connections`,
  titleRating: `${folder}/titles/{id}/rating`,
  titleReviews: `${folder}/titles/{id}/reviews`,
  person: `${folder}/people/{id}`,
  personCredits: `${folder}/people/{id}/credits`,
  company: `${folder}/companies/{id}`,
  companyTitles: `${folder}/companies/{id}/titles`,
  externalId: `${folder}/external-ids/{scheme}/{value}`,
} as const

const pages = { title: 'title', person: 'name', company: 'company' } as const

/** A review's page on the site. */
export const reviewPageOf = (id: ReviewId): string => `/review/${id}`

/** The entity's page on the site. */
export const pageOf = (id: EntityId): string => `/${pages[kindOf(id)]}/${id}`
