/** What the page of a title's ratings says. */
import type { PluralForms } from '../words.ts'

export const ratingMessages = {
  heading: 'Ratings',
  description: (title: string) => `How members rate ${title}, and how its score is worked out.`,
  score: 'Score',
  outOfTen: (score: string) => `${score} out of 10`,
  ratings: { one: '# rating', other: '# ratings' } as PluralForms,
  none: 'No member has rated this yet.',
  tooFew: (fewest: string) => `A score is shown once ${fewest} ratings count.`,
  plainMean: 'Plain mean',
  interval: '95 % interval',
  intervalOf: (low: string, high: string) => `${low} to ${high}`,
  spread: 'How they are spread',
  how: 'How is this computed?',
  formulaText:
    'Each rating counts with the weight of the member who gave it: n adds up the weights, and points are ratings ' +
    'times weights. C is the mean of all ratings in this catalogue, and m says how much it weighs: a title with few ' +
    'ratings stays near it. The rules are the same for every title, and anyone can do the sum again.',
  rating: 'Rating',
  weight: 'Weight',
  count: 'Ratings',
  points: 'Points',
  total: 'Together',
  weights:
    'A member’s ratings weigh 1 once the account is a week old and has rated 5 titles on 3 days; before that 0.5, and ' +
    '0.2 on the first day, while the e-mail address is not confirmed, and where all ratings are about one title, ' +
    'one person or one company. What a rating says never changes its weight.',
  elsewhere: 'Ratings elsewhere',
  yours: 'Your rating',
  allYours: 'Your ratings',
  noneYours: 'You haven’t rated anything yet.',
  findToRate: 'The best rated titles',
  whoSees: 'Who sees them',
  orders: {
    newest: 'Newest',
    oldest: 'Oldest',
    highest: 'Highest',
    lowest: 'Lowest',
    title: 'Title',
  },
  signIn: 'Sign in to rate this title.',
  give: 'Rate',
  change: 'Change it',
  takeBack: 'Take it back',
  given: (rating: string) => `You gave it ${rating}.`,
  choose: 'Out of 10',
  notShownYet: 'Ratings open once it has been shown.',
  notShownUntil: (day: string) => `Ratings open on ${day}.`,
  noDate: 'It isn’t known whether this has been shown: ratings open once a release is known.',
}
