/** What machines read of reviews: of the list, of one, of what it said before. */
import { ratingOf } from '../../community/rating.ts'
import { parseReview, plainText } from '../../community/review-text.ts'
import type { ReviewPageRead } from '../../store/review-page.ts'
import { fullName } from '../../text/titles.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { Head } from '../render.ts'
import { beginning } from './beginning.ts'

const plain = new Paths()
const mostOfText = 200

/** Of one that all can read; the licence stands there too, since that is what machines should know first. */
export function reviewHead({ words }: PageContext, { review, title }: ReviewPageRead, origin: string): Head {
  const say = words.say.reviews
  const about = title ? say.reviewOf(fullName(words, title)) : say.heading
  const text = plainText(parseReview(review.text))
  return {
    title: `${review.headline} – ${about}`,
    description: beginning(text, mostOfText),
    canonical: plain.review(review.id),
    type: 'article',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Review',
      url: origin + plain.review(review.id),
      name: review.headline,
      inLanguage: review.language,
      datePublished: review.publishedAt?.toISOString(),
      dateModified: review.at.toISOString(),
      author: { '@type': 'Person', name: review.author?.name ?? say.formerMember },
      itemReviewed: title && {
        '@type': 'CreativeWork',
        name: fullName(words, title),
        url: origin + plain.title(title.id),
      },
      reviewRating:
        review.halves === undefined
          ? undefined
          : { '@type': 'Rating', ratingValue: ratingOf(review.halves), bestRating: 10, worstRating: 1 },
    },
  }
}
