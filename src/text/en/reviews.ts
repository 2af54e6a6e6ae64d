/** What reviews, and the forms that they are written in, say. */
import type { PluralForms } from '../words.ts'

export const reviewMessages = {
  heading: 'Reviews',
  reviews: { one: '# review', other: '# reviews' } as PluralForms,
  description: (title: string) => `What members wrote about ${title}.`,
  reviewOf: (title: string) => `Review of ${title}`,
  by: (name: string) => `by ${name}`,
  allReviews: 'All reviews',
  allReviewsDescription: 'What members wrote about films and series, the newest first.',
  noReviews: 'Nobody has written a review yet.',
  formerMember: 'a former member',
  none: 'Nobody has reviewed this yet.',
  noneFit: 'No review fits that choice.',
  all: 'All reviews',
  write: 'Write a review',
  allYours: 'Your reviews',
  noneYours: 'You haven’t written a review yet. The way to one is on the page of each title.',
  editIt: 'Edit',
  ownStates: {
    shown: 'Published',
    held: 'Waiting for a moderator',
    hidden: 'Hidden by a moderator',
    withdrawn: 'Withdrawn',
  },
  ownHere: {
    shown: 'Your review',
    held: 'Your review waits for a moderator',
    hidden: 'A moderator has hidden your review',
    withdrawn: 'You have withdrawn your review',
  },
  noneBesideYours: 'No other review is here yet.',
  edit: 'Edit your review',
  signIn: 'Sign in to write a review.',

  featured: 'Featured',
  noneFeatured: 'None is featured yet.',
  why: 'Why this one?',
  whyNone: 'When is one featured?',
  rule: (votes: string, letters: string) =>
    `Featured is the review that readers found most helpful, of those with ${votes} votes or more, more of them ` +
    `helpful than not, and ${letters} letters or more outside spoilers. “Most helpful” is the lower bound of Wilson’s ` +
    'interval; of equals, the newer. One in the language of this page goes before any other. A review from before the ' +
    'release, or one that a moderator has been asked to look at, is never featured. What it thinks of the title plays ' +
    'no part, and nobody can choose or pay.',

  outOfTen: (rating: string) => `${rating} out of 10`,
  edited: (day: string) => `edited ${day}`,
  beforeRelease: 'Written before the release',
  hasSpoilers: 'Gives the story away in folded parts',
  spoiler: 'Spoiler',
  readOn: 'Read on',
  permalink: 'Link to this review',
  licences: {
    'all-rights-reserved': 'All rights reserved by the author',
    'CC-BY-4.0': 'CC BY 4.0: free to use with the author’s name',
    'CC-BY-SA-4.0': 'CC BY-SA 4.0: free to use with the author’s name, under the same licence',
    'CC0-1.0': 'CC0: free to use for anything',
  },

  foundHelpful: (helpful: string, votes: string) => `${helpful} of ${votes} found this helpful`,
  noVotes: 'No votes yet',
  wasHelpful: 'Was this review helpful?',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  takeBack: 'Take your vote back',
  yourVote: { helpful: 'You found this helpful.', 'not-helpful': 'You found this not helpful.' },
  signInToVote: 'Sign in to say whether this review is helpful.',

  sort: 'Sort by',
  orders: {
    helpful: 'Most helpful',
    newest: 'Newest',
    oldest: 'Oldest',
    highest: 'Highest rating',
    lowest: 'Lowest rating',
  },
  rating: 'Rating',
  anyRating: 'Any',
  language: 'Language',
  anyLanguage: 'Any',
  withoutSpoilers: 'Without spoilers',
  show: 'Show',
  narrow: 'Narrow down',
  about: 'About',
  anyTitle: 'Any kind of title',
  helpfulTo: 'Found helpful',
  byAnyNumber: 'Any',
  byAtLeast: { one: 'By # reader or more', other: 'By # readers or more' } as PluralForms,
  choice: 'Sort and narrow down',

  headline: 'Headline',
  text: 'Review',
  textHint:
    'An empty line begins a paragraph. **strong**, *emphasis*, > quote, - list, [link](address). ' +
    'What gives the story away goes between two pairs of bars: ||like this||.',
  languageOfText: 'Language that it is written in',
  licence: 'What others may do with it',
  publish: 'Publish',
  save: 'Publish the changes',
  preview: 'Preview',
  previewLead: 'This is how readers will see it. Nothing has been published yet.',
  writeLead: (title: string) =>
    `Your review of ${title}: one for each member, and you can change it whenever you like.`,
  rateToo: 'Your rating, if you give one, stands beside it.',
  rateThis: 'Rate this title',

  history: 'History',
  historyOf: (headline: string) => `History of “${headline}”`,
  historyLead: 'Every version of this review, the last one first, with what changed.',
  version: (number: string) => `Version ${number}`,
  firstVersion: 'First version',
  backToReview: 'The review as it is now',

  states: {
    held: 'Waiting for a moderator',
    hidden: 'Hidden by a moderator',
    withdrawn: 'Withdrawn by its author',
  },
  notPublished: 'Not published',
  toOthers: {
    held: 'This review is not published.',
    hidden: 'A moderator has hidden this review. It may come back.',
    withdrawn: 'Its author has withdrawn this review.',
  },
  toAuthor: {
    held: 'Only you and moderators can read this review until a moderator has seen it.',
    hidden: 'A moderator has hidden this review. Only you and moderators can read it.',
    withdrawn: 'You have withdrawn this review. Only you can read it.',
  },
  refused: 'A moderator did not publish this review. Only you and moderators can read it.',
  rewritten:
    'You have written this review anew, and its new words wait. What it said before was refused or hidden.',
  notPublicMeanwhile: 'It was public before you changed it, and is not public meanwhile.',
  toModerator: 'You see this review as a moderator; other readers don’t.',
  titleDeleted: (reason: string) => `The title that it is about was taken out of the catalogue. ${reason}`,
  writtenForAnother: 'It was written for a record that has since been merged into this one.',
  otherReviews: 'Other reviews of this title',

  withdraw: 'Withdraw',
  withdrawHeading: 'Withdraw this review?',
  withdrawLead:
    'Nobody but you will be able to read it, and its address will say that you withdrew it. You can put it back at any time; votes are kept.',
  keepIt: 'Keep it',
  putBack: 'Put it back',

  faults: {
    'headline-empty': 'Give it a headline.',
    'headline-long': 'A headline can have up to 200 characters.',
    'text-empty': 'Write something.',
    'text-long': 'A review can have up to 50,000 characters.',
    'text-signs': 'It holds a character that can’t be kept, such as one that turns the direction of writing.',
    'language-unknown': 'Choose the language that it is written in.',
    'licence-unknown': 'Choose what others may do with it.',
    'would-wait':
      'A moderator has to see these changes first, and until then the review is not public, not even as it is now. Nothing has been changed yet.',
  },
}
