import type { Title } from './title.ts'

/** Popularity lies between 0 and this. */
export const mostPopular = 1000

/**
 * How far up a title stands among results that fit a search equally well: 50 times the base-2 logarithm of
 * its most-voted rating, so that each doubling of the votes counts the same; 0 where nobody has voted.
 * People and companies have the popularity of their most popular title.
 */
export function popularityOf(title: Pick<Title, 'ratings'>): number {
  let votes = 0
  for (const rating of title.ratings ?? []) votes = Math.max(votes, rating.votes)
  return popularityOfVotes(votes)
}

export function popularityOfVotes(votes: number): number {
  return Math.min(mostPopular, Math.round(50 * Math.log2(1 + votes)))
}
