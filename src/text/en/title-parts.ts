/** What the pages below a title say. */
import type { PluralForms } from '../words.ts'

export const titlePartMessages = {
  overview: 'Overview',
  pagesOf: (title: string) => `Pages of ${title}`,
  /** The name of a page as a head has it: `Goofs: The Godfather (1972)`. */
  partOf: (part: string, title: string) => `${part}: ${title}`,
  /** What search engines and shared links show of a page: its name, the title's, and what is on it. */
  description: (part: string, title: string, count: string) =>
    count === '' ? `${part} of ${title}.` : `${part} of ${title}: ${count}.`,
  counts: {
    cast: { one: '# credit', other: '# credits' } as PluralForms,
    trivia: { one: '# entry', other: '# entries' } as PluralForms,
    goofs: { one: '# goof', other: '# goofs' } as PluralForms,
    quotes: { one: '# quote', other: '# quotes' } as PluralForms,
    connections: { one: '# connection', other: '# connections' } as PluralForms,
  },
  contribute: 'Is something missing or wrong?',
  contributeLink: 'Suggest an edit or add to this page',
  whoSaysSo: 'Who says so? The sources of this record',
  addToPage: 'Add what you know',

  departments: 'Departments',
  character: 'Character',
  /** A name that a document gives beside a person's own. */
  named: (name: string) => `named “${name}”`,

  evidence: (host: string) => `evidence at ${host}`,

  fullStory: 'Read the synopsis. It tells the whole story, with its end',
  genresAndKeywords: 'Genres and keywords',
  documents: 'What it documents',

  inCinemas: 'In cinemas',
  event: 'Event',
  dateUnknown: 'Date unknown',
  yearFromRelease: (year: string, date: string, where: string) =>
    `The year, ${year}, is that of the earliest release to the public: ${date}${where === '' ? '' : `, ${where}`}.`,
  yearStated: (year: string) =>
    `The year, ${year}, is as the record states it: no dated release to the public is known.`,
  yearStatedOtherwise: (year: string) => `The record itself states ${year}.`,
  endYear: (year: string) => `The last year is ${year}.`,
  mainName: 'Main name',
  regionAndLanguage: 'Region and language',

  from: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  span: (from: string, to: string) => `${from} – ${to}`,

  production: 'Production',
  notes: 'Notes',
  weekendEnd: (date: string) => `weekend to ${date}`,
  chart: (currency: string) => `Budget and grosses, in ${currency}`,
  chartDescription: (bars: string) =>
    `Horizontal bars on one linear scale that begins at nothing. ${bars}. The tables on this page hold every amount.`,
  chartBar: (what: string, amount: string) => `${what}: ${amount}`,
  chartLeft: {
    one: '# smaller amount is left to the table.',
    other: '# smaller amounts are left to the table.',
  } as PluralForms,

  latitude: (degrees: string, isNorth: boolean) => `${degrees}° ${isNorth ? 'N' : 'S'}`,
  longitude: (degrees: string, isEast: boolean) => `${degrees}° ${isEast ? 'E' : 'W'}`,

  awardFor: 'for',
  yearUnknown: 'Year unknown',

  idsElsewhere: 'Ids in other catalogues',
  ratingsElsewhere: 'Ratings elsewhere',
  catalogue: 'Catalogue',
  id: 'Id',
  average: 'Average',
  averageOf: (average: string, best: string) => `${average} of ${best}`,
  votes: 'Votes',

  adult: 'This title is for adults.',
  certificates: 'Certificates',
  descriptors: 'Reasons given',
}
