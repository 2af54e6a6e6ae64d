/** What is said of unusual activity: on the pages of a title, and to moderators. */
import type { PluralForms } from '../words.ts'

/** Counts and shares come written out. */
export type ShiftWords = {
  readonly ratings: string
  readonly share: string
  readonly expected: string
  readonly z: string
}

export const ratingActivityMessages = {
  heading: 'Unusual activity',
  since: (day: string) => `Unusual activity since ${day}`,
  between: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  held: {
    one: '# rating waits, and isn’t in the score yet.',
    other: '# ratings wait, and aren’t in the score yet.',
  } as PluralForms,
  noneHeld: 'No rating waits any more.',
  heldRule: (until: string) =>
    'Ratings wait that weigh less than 1, that came from accounts in their first week, and that members gave who rate ' +
    `in lockstep. They wait until a moderator has decided, and no longer than until ${until}.`,
  trustedRule: (days: string) =>
    'Members of full weight alone would make the shift as well: every rating of these days waits, high and low, each ' +
    `for ${days} days at most.`,
  late: 'A moderator was asked to decide within a day, and has not yet.',
  excluded: {
    one: 'A moderator has taken # rating out of the score.',
    other: 'A moderator has taken # ratings out of the score.',
  } as PluralForms,
  excludedRule: (day: string) =>
    'All ratings of these days are out, high and low, of old members and new. They are kept, and so are the reviews. ' +
    `The decision is looked at again on ${day}.`,
  reviewDue: 'The decision is due to be looked at again; until then it stands.',
  scores: (score: string, all: string) => `The score is ${score}. With these ratings it would be ${all}.`,
  noScore: 'too few',
  why: 'What was noticed',
  notNoticed: 'No rule noticed it: a moderator did.',
  setAside: 'Not in the score',
  ones: 'ones (1 and 1.5)',
  tens: 'tens (9.5 and 10)',
  shift: (of: string, { ratings, share, expected, z }: ShiftWords) =>
    `Extreme shift: of ${ratings} ratings, ${share} were ${of}, where ${expected} were to be expected. That is ${z} ` +
    'standard errors; the rule is 5, and 15 points more than expected, from 20 ratings.',
  newAccounts: ({ ratings, share, expected, z }: ShiftWords) =>
    `New accounts: of ${ratings} ratings, ${share} came from accounts younger than 7 days, where ${expected} is usual ` +
    `here. That is ${z} standard errors; the rule is 4, from 20 ratings.`,
  polarisation: (ratings: string, extremes: string, coefficient: string) =>
    `Polarisation: of ${ratings} ratings, ${extremes} were ones and tens, with a coefficient of bimodality of ` +
    `${coefficient}; the rule is 60 % and 0.555, from 20 ratings.`,
  lockstep: (members: string) =>
    `Lockstep: ${members} members who have rated at least 5 titles together, on the same side within a day; the rule is 8.`,
  allRules:
    'Ratings are compared with the 500 before. What a rating praises or blames is no part of any rule.',
  queue: {
    heading: 'Unusual ratings',
    lead: 'A window that you take out leaves the score with all its ratings, high and low. One that you find genuine counts.',
    toDecide: 'To decide',
    nothingHeld: 'No ratings wait for a decision.',
    toReview: 'To look at again',
    watched: 'To watch',
    watchedLead: 'One signal alone: nothing is held.',
    noticed: (when: string) => `noticed ${when}`,
    ratings: { one: '# rating', other: '# ratings' } as PluralForms,
    onlyRatings: {
      one: '# of a member who has rated nothing else',
      other: '# of members who have rated nothing else',
    } as PluralForms,
    volume: (z: string) => `busiest day ${z} standard errors above the usual`,
    ofTrusted: 'also among members of full weight',
    decidedOn: (day: string, reason: string) => `Taken out on ${day}: “${reason}”`,
    verdict: 'Decision',
    exclude: 'Take the window out',
    genuine: 'It is genuine',
    reason: 'Reason',
    reasonHint: 'Shown in the public log.',
    decide: 'Decide',
    decided: 'Decided.',
    faults: {
      empty: 'Say why.',
      'words-long': 'Say it in 2,000 characters at most.',
      characters: 'It holds a character that can’t be kept.',
      choose: 'Choose one of the two.',
    },
  },
}
