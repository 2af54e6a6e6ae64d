import { describe, expect, test } from 'vitest'
import { fieldsOf } from '../catalogue/fields.ts'
import { refusal } from '../catalogue/refusal.ts'
import type { RefusalReason } from '../catalogue/refusal-reasons.ts'
import { en } from './en/messages.ts'
import { interfaceLanguages } from './language.ts'
import { Words, wordsIn } from './words.ts'

const english = wordsIn('en')
const french = wordsIn('fr')
const hebrew = wordsIn('he')

/** Without the marks of direction, which are looked at by themselves. */
const unmarked = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '')

describe('a partial date', () => {
  test.each([
    ['1954', '1954', '1954', '1954'],
    ['1954-04', 'April 1954', 'avril 1954', 'אפריל 1954'],
    ['1954-04-26', '26 April 1954', '26 avril 1954', '26 באפריל 1954'],
    ['1954-04-01', '1 April 1954', '1er avril 1954', '1 באפריל 1954'],
    ['1954~', 'c. 1954', 'vers 1954', 'בסביבות 1954'],
    ['1954-04~', 'c. April 1954', 'vers avril 1954', 'בסביבות אפריל 1954'],
    ['0812', '812', '812', '812'],
    ['0812-12-25', '25 December 812', '25 décembre 812', '25 בדצמבר 812'],
    ['0079-08-24', '24 August 79', '24 août 79', '24 באוגוסט 79'],
    ['2000-02-29', '29 February 2000', '29 février 2000', '29 בפברואר 2000'],
  ])('%s is written no more precisely than it is known', (date, inEnglish, inFrench, inHebrew) => {
    expect([english, french, hebrew].map((words) => words.date(date))).toEqual([
      inEnglish,
      inFrench,
      inHebrew,
    ])
  })

  test('that no calendar has stands as it is', () => {
    expect(english.date('2023-02-30')).toBe('2023-02-30')
    expect(english.date('<b>')).toBe('<b>')
  })

  test('of every year has its day and month, whatever the time zone of the machine', () => {
    expect(english.dayOfYear('02-29')).toBe('29 February')
    expect(french.dayOfYear('01-01')).toBe('1er janvier')
    expect(hebrew.dayOfYear('12-31')).toBe('31 בדצמבר')
  })

  test('goes into a French phrase with the word its precision asks for', () => {
    const phrases = (date: string): string[] => {
      const text = french.date(date)
      return [french.say.asOf(text), french.say.titleParts.from(text), french.say.titleParts.until(text)]
    }
    expect(phrases('1954-04-26')).toEqual([
      'au 26 avril 1954',
      'dès le 26 avril 1954',
      'jusqu’au 26 avril 1954',
    ])
    expect(phrases('1954-04-01')).toEqual([
      'au 1er avril 1954',
      'dès le 1er avril 1954',
      'jusqu’au 1er avril 1954',
    ])
    expect(phrases('1954')).toEqual(['en 1954', 'dès 1954', 'jusqu’en 1954'])
    expect(phrases('1954~')).toEqual(['vers 1954', 'dès vers 1954', 'jusque vers 1954'])
  })

  test('joins a Hebrew prefix with a maqaf where it begins with a digit, and without where with a letter', () => {
    expect(hebrew.say.asOf(hebrew.date('1954-04-26'))).toBe('נכון ל־26 באפריל 1954')
    expect(hebrew.say.asOf(hebrew.date('1954-04'))).toBe('נכון לאפריל 1954')
  })
})

describe('money', () => {
  test('is written as its reader writes it, the dollars of Canada apart from others', () => {
    const dollar = { amount: '1', currency: 'CAD' }
    expect(english.say.estimated(english.money(dollar))).toBe('CA$1 (estimated)')
    expect(french.money(dollar)).toBe('1\u00a0$CA')
    expect(french.say.estimated(french.money(dollar))).toBe('1\u00a0$CA (estimation)')
    expect(unmarked(hebrew.money(dollar))).toBe('1\u00a0CA$')
    expect(unmarked(hebrew.say.estimated(hebrew.money(dollar)))).toBe('1\u00a0CA$ (הערכה)')
  })

  test('begins with a mark of its direction in Hebrew, so that the sign stays at its side of the number', () => {
    expect(hebrew.money({ amount: '1', currency: 'CAD' })).toMatch(/^\u200f1\u00a0\u200f/)
  })

  test('has decimals only where the amount has them', () => {
    expect(english.money({ amount: '6000000', currency: 'USD' })).toBe('US$6,000,000')
    expect(english.money({ amount: '12.50', currency: 'ILS' })).toBe('₪12.50')
    expect(english.money({ amount: '12.5', currency: 'EUR' })).toBe('€12.5')
    expect(french.money({ amount: '1234.05', currency: 'EUR' })).toBe('1\u202f234,05\u00a0€')
    expect(english.money({ amount: '700', currency: 'JPY' })).toBe('JP¥700')
  })

  test('is not rounded, however long it is', () => {
    expect(english.money({ amount: '123456789012345.0001', currency: 'USD' })).toBe(
      'US$123,456,789,012,345.0001',
    )
  })

  test('in a currency that is no more keeps its code or its old sign', () => {
    expect(english.money({ amount: '100', currency: 'FRF' })).toBe('FRF\u00a0100')
    expect(french.money({ amount: '100', currency: 'FRF' })).toBe('100\u00a0F')
  })

  test('is in a currency whose name is in the language of the page', () => {
    const named = (currency: string): string[] =>
      [english, french, hebrew].map((words) => words.currencyName(currency))
    expect(named('USD')).toEqual(['US dollars', 'dollars des États-Unis', 'דולר אמריקאי'])
    expect(named('FRF')).toEqual(['French francs', 'francs français', 'פרנק צרפתי'])
    expect(named('QQQ')).toEqual(['QQQ', 'QQQ', 'QQQ'])
  })
})

describe('numbers of things', () => {
  const inAll = (words: Words, forms: 'votes' | 'seasons'): string[] =>
    [0, 1, 2, 5, 1.5].map((count) => words.plural(count, words.say[forms]))

  test('are one or other in English', () => {
    expect(inAll(english, 'votes')).toEqual(['0 votes', '1 vote', '2 votes', '5 votes', '1.5 votes'])
  })

  test('are singular below two in French', () => {
    expect(inAll(french, 'votes')).toEqual(
      ['0 vote', '1 vote', '2 votes', '5 votes', '1,5 vote'].map((text) => text.replace(' ', '\u00a0')),
    )
  })

  test('take “de” after whole millions in French', () => {
    expect(french.plural(1_000_000, french.say.votes)).toBe('1\u202f000\u202f000\u00a0de votes')
    expect(french.plural(2_000_000, french.say.episodes)).toBe('2\u202f000\u202f000\u00a0d’épisodes')
    expect(french.plural(1_000_001, french.say.votes)).toBe('1\u202f000\u202f001\u00a0votes')
  })

  test('are words for one and two in Hebrew, in the gender of the thing', () => {
    expect(inAll(hebrew, 'seasons')).toEqual(['0 עונות', 'עונה אחת', 'שתי עונות', '5 עונות', '1.5 עונות'])
    expect(hebrew.plural(2, hebrew.say.episodes)).toBe('שני פרקים')
  })

  test('are grouped and pointed as the language does', () => {
    expect([english, french, hebrew].map((words) => words.number(12345.6))).toEqual([
      '12,345.6',
      '12\u202f345,6',
      '12,345.6',
    ])
  })
})

test('how long ago is told in minutes, hours and days, and of what was done this minute that it is now', () => {
  const now = new Date('2026-11-22T12:00:59.000Z')
  const ago = (words: Words, text: string) => words.ago(new Date(text), now)
  expect(['2026-11-22T12:00:00.000Z', '2026-11-22T12:05:00.000Z'].map((at) => ago(english, at))).toEqual([
    'just now',
    'just now',
  ])
  expect(ago(english, '2026-11-22T11:58:00.000Z')).toBe('2 minutes ago')
  expect(ago(french, '2026-11-22T12:00:01.000Z')).toBe('à l’instant')
  expect(ago(hebrew, '2026-11-22T12:00:01.000Z')).toBe('זה עתה')
})

test('a moment is told with its day and its time of the day, which is said to be in UTC', () => {
  const at = new Date('2026-05-01T08:05:59.000Z')
  expect([english, french, hebrew].map((words) => words.moment(at))).toEqual([
    '1 May 2026 at 08:05 UTC',
    '1er mai 2026 à 08:05 UTC',
    '1 במאי 2026 בשעה 08:05 UTC',
  ])
})

test('why something can’t be done is said with what it is about, as the language writes it', () => {
  const reasons = [
    ['notShownUntil', { day: '2026-11-22' }],
    ['noSuchPage', 1200, 3],
    ['noMember', '"נעמי"'],
  ] as const satisfies readonly RefusalReason[]
  expect(reasons.map((reason) => english.refusal(reason))).toEqual([
    'This title has not been shown yet. It can be rated from 22 November 2026.',
    'There is no page 1,200; the last is 3.',
    'No member is called \u2068"נעמי"\u2069.',
  ])
  expect(french.refusal(reasons[0])).toBe(
    'Ce titre n’a pas encore été montré. Il pourra être noté à partir de cette date\u00a0: 22 novembre 2026.',
  )
  expect(hebrew.refusal(['noTitle', 'tt1'])).toBe('אין כותר שמזההו \u2068tt1\u2069.')
  // The log and the JSON interface have it plain, and in English.
  expect(refusal('conflict', reasons[0]).message).toBe(
    'This title has not been shown yet. It can be rated from 2026-11-22.',
  )
})

describe('a runtime', () => {
  test.each([
    [43, '43m', '43 min', '43 דק׳'],
    [60, '1h', '1 h', '1 שע׳'],
    [175, '2h 55m', '2 h 55 min', '2 שע׳ 55 דק׳'],
  ])('of %i minutes is in hours and minutes', (minutes, inEnglish, inFrench, inHebrew) => {
    const written = [english, french, hebrew].map((words) => words.runtime(minutes).replaceAll('\u00a0', ' '))
    expect(written).toEqual([inEnglish, inFrench, inHebrew])
  })
})

describe('names of countries', () => {
  test('are in the language of the page', () => {
    expect([english, french, hebrew].map((words) => words.country('US'))).toEqual([
      'United States',
      'États-Unis',
      'ארצות הברית',
    ])
  })

  test.each([
    ['SUHH', 'Soviet Union', 'Union soviétique', 'ברית המועצות'],
    ['CSHH', 'Czechoslovakia', 'Tchécoslovaquie', 'צ׳כוסלובקיה'],
    ['DDDE', 'East Germany', 'Allemagne de l’Est', 'מזרח גרמניה'],
  ])('are those of their time for states that are no more: %s', (code, inEnglish, inFrench, inHebrew) => {
    expect([english, french, hebrew].map((words) => words.country(code))).toEqual([
      inEnglish,
      inFrench,
      inHebrew,
    ])
  })

  test.each(['QQ', 'ZZ', 'SU', 'us', 'nowhere', '', 'constructor'])(
    'stay codes where nobody has the code: %j',
    (code) => {
      expect([english, french, hebrew].map((words) => words.country(code))).toEqual([code, code, code])
    },
  )

  test('serve the box office too, with its areas of many countries', () => {
    expect(french.area('WORLDWIDE')).not.toBe('WORLDWIDE')
    expect(french.area('DE')).toBe('Allemagne')
  })
})

describe('names of languages', () => {
  test('are in the language of the page', () => {
    expect([english, french, hebrew].map((words) => words.languageName('he'))).toEqual([
      'Hebrew',
      'hébreu',
      'עברית',
    ])
  })

  test.each(['qqx', 'not a tag', '', '<script>'])('stay codes where nobody has the code: %j', (code) => {
    expect(hebrew.languageName(code)).toBe(code)
  })
})

describe('terms', () => {
  test('that no vocabulary has stand for themselves, without their underscores', () => {
    expect(french.term('genres', 'Space_Opera')).toBe('Space Opera')
    expect(hebrew.term('genres', 'constructor')).toBe('constructor')
  })

  test('are singular or plural as the language counts', () => {
    expect(english.term('title-types', 'movie', 0)).not.toBe(english.term('title-types', 'movie', 1))
    expect(french.term('title-types', 'movie', 0)).toBe('Film')
    expect(hebrew.term('title-types', 'movie', 2)).toBe('סרטים')
  })
})

test('a span of years reads from right to left in Hebrew, wherever it stands', () => {
  expect(hebrew.say.years('2011', '2024')).toBe('\u20672011–2024\u2069')
  expect(hebrew.say.yearsOpen('2011')).toBe('\u20672011–\u2069')
})

test('a name keeps its direction to itself in a sentence of another', () => {
  expect(hebrew.say.creditedAs('Toshirô Mifune')).toBe('בשם \u2068Toshirô Mifune\u2069')
  expect(hebrew.say.bornIn('Jaffa')).toBe('ב־\u2068Jaffa\u2069')
  expect(hebrew.say.bornIn('יפו')).toBe('ביפו')
  expect(french.say.searchResults('סרט')).toBe('Résultats pour «\u202f\u2068סרט\u2069\u202f»')
})

test.each(interfaceLanguages)('every field of every document is called something in %s', (language) => {
  const words = new Words(language)
  const { fields, itemFields } = words.say
  const labels = new Set<string>()
  for (const kind of ['title', 'person', 'company'] as const) {
    for (const field of fieldsOf[kind].values()) {
      labels.add(field.label)
      expect(words.field(field).trim(), field.path).not.toBe('')
    }
  }
  expect([...labels].sort()).toEqual(
    [
      ...Object.keys(fields).map((key) => `fields.${key}`),
      ...Object.keys(itemFields).map((key) => `itemFields.${key}`),
    ].sort(),
  )
  expect(words.field({ label: 'fields.budget' })).toBe(fields.budget)
  expect(words.field({ label: 'itemFields.job' })).toBe(itemFields.job)
})

describe('every message', () => {
  type Entry = readonly [path: string, message: unknown]
  function entries(value: unknown, path = ''): Entry[] {
    if (typeof value !== 'object' || value === null || isPlural(value)) return [[path, value]]
    return Object.entries(value).flatMap(([key, inner]) =>
      entries(inner, path === '' ? key : `${path}.${key}`),
    )
  }
  const forms = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])
  const isPlural = (value: object): boolean =>
    'other' in value && Object.keys(value).every((key) => forms.has(key))
  /** A function says something different for each argument; numbers and dates are handed in as text. */
  const said = (message: unknown): string[] => {
    if (typeof message === 'string') return [message]
    if (typeof message !== 'function') return Object.values(message as Readonly<Record<string, string>>)
    const given = Array.from({ length: Math.max(message.length, 1) }, (_, at) => `${at}${at}`)
    return [String(given.length === 1 && takesNumbers(message) ? message(() => '00') : message(...given))]
  }
  const takesNumbers = (message: object): boolean => findings.has(message)
  const findings = new Set<object>(
    interfaceLanguages.flatMap((language) => Object.values(new Words(language).say.findings)),
  )
  /** Signs, figures and words that are spelt the same in both languages. */
  const sameAsEnglish: Readonly<Record<'fr' | 'he', readonly string[]>> = {
    fr: [
      'siteName',
      'separators.comma',
      'years',
      'yearsOpen',
      'headings.photos',
      'genres',
      'synopsis',
      'budget',
      'date',
      'fields.type',
      'fields.genres',
      'fields.synopsis',
      'fields.budget',
      'fields.biographies',
      'itemFields.date',
      'itemFields.minutes',
      'itemFields.segment',
      'itemFields.festival',
      'itemFields.latitude',
      'itemFields.longitude',
      'itemFields.source',
      'itemFields.votes',
      'itemFields.scheme',
      'titleParts.span',
      'titleParts.production',
      'titleParts.catalogue',
      'titleParts.votes',
      'lists.descriptionLabel',
      'lists.pages',
      'ratings.points',
      'reviews.version',
    ],
    he: [
      'siteName',
      'firstDay',
      'separators.comma',
      'separators.semicolon',
      'separators.colon',
      'years',
      'yearsOpen',
      'inSeries',
      'titleParts.partOf',
      'titleParts.span',
      'titleParts.chartBar',
    ],
  }
  const english = new Map(entries(en))

  test.each(['fr', 'he'] as const)('of English is there in %s, and none more', (language) => {
    expect(
      entries(new Words(language).say)
        .map(([path]) => path)
        .sort(),
    ).toEqual([...english.keys()].sort())
  })

  test.each(interfaceLanguages)('in %s says something', (language) => {
    for (const [path, message] of entries(new Words(language).say)) {
      for (const text of said(message)) expect(text.trim(), path).not.toBe('')
    }
  })

  test.each(['fr', 'he'] as const)('in %s uses all it is given, as English does', (language) => {
    for (const [path, message] of entries(new Words(language).say)) {
      const model = english.get(path)
      expect(typeof message, path).toBe(typeof model)
      if (typeof message !== 'function' || typeof model !== 'function') continue
      expect(message.length, path).toBe(model.length)
      const marks =
        said(model)
          .join(' ')
          .match(/00|11|22|33/g) ?? []
      for (const mark of marks) expect(said(message).join(' '), path).toContain(mark)
    }
  })

  test.each(['fr', 'he'] as const)('in %s has the forms its plural rules tell apart', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [path, message] of entries(new Words(language).say)) {
      if (typeof message !== 'object' || message === null) continue
      const texts = said(message)
      if (texts.some((text) => text.includes('#')))
        expect(Object.keys(message).sort(), path).toEqual(needed.toSorted())
    }
  })

  test.each(['fr', 'he'] as const)('in %s is in its own words', (language) => {
    const plain = (message: unknown): string => unmarked(said(message).join('|'))
    const same = entries(new Words(language).say).filter(
      ([path, message]) => plain(message) === plain(english.get(path)),
    )
    expect(same.map(([path]) => path).sort()).toEqual(sameAsEnglish[language].toSorted())
  })

  test('in Hebrew is in Hebrew letters, but for names and signs', () => {
    const latin = entries(new Words('he').say).filter(
      ([path, message]) =>
        !sameAsEnglish.he.includes(path) && !/[\u05d0-\u05ea]/.test(said(message).join('')),
    )
    expect(latin.map(([path]) => path)).toEqual(['quoted'])
  })

  test('in French has curly apostrophes, and spaces that don’t break before high punctuation', () => {
    for (const [path, message] of entries(new Words('fr').say)) {
      for (const text of said(message)) {
        expect(text, path).not.toMatch(/'/)
        expect(text, path).not.toMatch(/(^|[^\u00a0]):|(^|[^\u202f])[;?!»]|«[^\u202f]/)
      }
    }
  })
})
