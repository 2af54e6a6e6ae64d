import type { Review } from '../../store/reviews.ts'
import type { PageToSend } from '../send-page.ts'

/** The page that asks an author whether they mean it. */
export function withdrawPage(review: Review, token: string): PageToSend<'FormPage'> {
  return {
    page: 'FormPage',
    isPrivate: true,
    make: ({ words, paths }) => {
      const say = words.say.reviews
      const model = {
        heading: say.withdrawHeading,
        lead: say.withdrawLead,
        form: {
          id: 'withdraw',
          action: paths.review(review.id, 'withdraw'),
          submit: say.withdraw,
          fields: [],
          hidden: { token },
        },
        ways: [{ before: '', text: say.keepIt, href: paths.review(review.id) }],
      }
      return Promise.resolve({ model, head: { title: say.withdrawHeading } })
    },
  }
}
