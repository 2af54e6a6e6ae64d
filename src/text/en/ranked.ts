/** What the page of the best rated titles says. */
export const rankedMessages = {
  heading: 'Best rated',
  title: (titles: string) => `Best rated: ${titles}`,
  description: (titles: string) =>
    `${titles} in the order of what members’ ratings vouch for, and the rule behind it.`,
  types: 'Types of titles',
  place: 'Place',
  titleColumn: 'Title',
  bound: 'Lower bound',
  unusual: 'unusual activity',
  none: (fewest: string) => `No title of this type has ${fewest} ratings yet.`,
  notCounted: 'Ratings have not been counted yet. That happens once a day.',
  mostHas: (ratings: string) => `The one with the most has ${ratings}.`,
  rule: 'The rule',
  whyBound:
    'A title with three tens would be first by its mean. So this list goes by what ratings vouch for: the lower bound ' +
    'of their mean, which more ratings would leave behind 19 times in 20.',
  whyMinimum: (minimum: string, least: string) =>
    `A title of this type needs ${minimum} ratings that count: ${least}, or the most that 95 of 100 rated titles of the ` +
    'type have, if that is more.',
  whose:
    'Only ratings by members of this site count. Those that wait for a moderator after unusual activity, and those that ' +
    'one has taken out, don’t.',
  countedOn: (day: string) => `Counted on ${day}, and anew each day.`,
  formula:
    'Ratings lie on ten levels, each seen once before anybody has rated. n is the weight of the ratings on a level k, N ' +
    'that of all of them; a rating of 7.5 is half a 7 and half an 8. Where two lower bounds are equal, the title with ' +
    'more ratings stands first.',
}
