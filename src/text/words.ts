/** Everything the interface says, in one language: messages, terms, and how dates, numbers and money are written. */
import { saidIn, type DayIn, type RefusalReason } from '../catalogue/refusal-reasons.ts'
import type { UnreadReason } from '../catalogue/unread-reasons.ts'
import type { Field } from '../catalogue/fields.ts'
import type { Money } from '../catalogue/money.ts'
import { directionOfText, isolated } from './isolate.ts'
import { parsePartialDate, type PartialDate } from '../catalogue/partial-date.ts'
import { vocabularies } from '../catalogue/vocabulary/index.ts'
import { isRegion, regions } from '../catalogue/vocabulary/regions.ts'
import { languages } from '../catalogue/vocabulary/languages.ts'
import type { Label } from '../catalogue/vocabulary/vocabulary.ts'
import { en, type Messages } from './en/messages.ts'
import { fr } from './fr/messages.ts'
import { vocabularyFr } from './fr/vocabulary.ts'
import { he } from './he/messages.ts'
import { vocabularyHe } from './he/vocabulary.ts'
import { directionOf, type InterfaceLanguage } from './language.ts'

export type VocabularyName = keyof typeof vocabularies
type Translated = Readonly<Record<string, Readonly<Record<string, Label>>>>

const messages: Readonly<Record<InterfaceLanguage, Messages>> = { en, fr, he }
const translatedTerms: Readonly<Record<InterfaceLanguage, Translated>> = {
  en: {},
  fr: vocabularyFr,
  he: vocabularyHe,
}

export class Words {
  readonly language: InterfaceLanguage
  readonly direction: 'ltr' | 'rtl'
  readonly say: Messages
  readonly #numbers: Intl.NumberFormat
  readonly #percents: Intl.NumberFormat
  readonly #plurals: Intl.PluralRules
  /** Of the plural forms, those of small counts, by count. */
  readonly #forms: Intl.LDMLPluralRule[] = []
  readonly #lists: Intl.ListFormat
  readonly #ago: Intl.RelativeTimeFormat
  readonly #regionNames: Intl.DisplayNames
  readonly #languageNames: Intl.DisplayNames
  readonly #dates: Readonly<Record<'day' | 'month' | 'dayOfYear' | 'moment', Intl.DateTimeFormat>>
  readonly #money = new Map<string, Intl.NumberFormat>()
  readonly #decimals = new Map<number, Intl.NumberFormat>()
  readonly #terms: Translated
  readonly #countries = new Kept()
  readonly #spoken = new Kept()
  readonly #currencies = new Kept()
  readonly #written = new Kept()

  constructor(language: InterfaceLanguage) {
    this.language = language
    this.direction = directionOf(language)
    this.say = messages[language]
    this.#terms = translatedTerms[language]
    const locale = locales[language]
    this.#numbers = new Intl.NumberFormat(locale)
    this.#percents = new Intl.NumberFormat(locale, { style: 'percent' })
    this.#plurals = new Intl.PluralRules(locale)
    this.#lists = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })
    this.#ago = new Intl.RelativeTimeFormat(locale)
    this.#regionNames = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    this.#languageNames = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    const utc = { timeZone: 'UTC' } as const
    this.#dates = {
      day: new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'long', year: 'numeric' }),
      month: new Intl.DateTimeFormat(locale, { ...utc, month: 'long', year: 'numeric' }),
      dayOfYear: new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'long' }),
      moment: new Intl.DateTimeFormat(locale, {
        ...utc,
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      }),
    }
  }

  /** The form of a word that goes with a count, by the language's own plural rules. */
  plural(count: number, forms: PluralForms): string {
    const form = forms[this.#formOf(count)] ?? forms.other
    return form.replace('#', this.number(count))
  }

  number(value: number): string {
    // Below a thousand none of these languages writes a whole number any other way.
    return Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : this.#numbers.format(value)
  }

  /** Rounded to as many decimals, all of them written: `7.50`. */
  decimals(value: number, digits: number): string {
    let format = this.#decimals.get(digits)
    if (!format) {
      const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      format = new Intl.NumberFormat(locales[this.language], fixed)
      this.#decimals.set(digits, format)
    }
    return format.format(value)
  }

  /** A share from 0 to 1 in whole hundredths: `94%`. */
  percent(share: number): string {
    return this.#percents.format(share)
  }

  /** `a, b, c`, as the language joins units. */
  list(items: readonly string[]): string {
    return this.#lists.format(items)
  }

  /** How long before: `just now`, `5 minutes ago`, `3 hours ago`, `12 days ago`; a clock that went back counts as none. */
  ago(from: Date, now: Date): string {
    const minutes = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 60_000))
    if (minutes === 0) return this.say.justNow
    const hours = Math.floor(minutes / 60)
    const text =
      minutes < 60
        ? this.#ago.format(-minutes, 'minute')
        : hours < 48
          ? this.#ago.format(-hours, 'hour')
          : this.#ago.format(-Math.floor(hours / 24), 'day')
    // CLDR's Hebrew writes one and two as words, and then the figure again.
    return text.replace(/ \([12]\)$/, '')
  }

  /** As precise as it is known: `10 September 1994`, `September 1994`, `1994`, `c. 1994`. */
  date(date: PartialDate): string {
    return this.#written.of(date, () => this.#date(date))
  }

  #date(date: PartialDate): string {
    const parts = parsePartialDate(date)
    if (!parts) return date
    const at = instant(parts.year, parts.month ?? 1, parts.day ?? 1)
    const text =
      parts.month === undefined
        ? String(parts.year)
        : parts.day === undefined
          ? this.#dates.month.format(at)
          : this.#day(this.#dates.day, at)
    return parts.circa ? this.say.circa(text) : text
  }

  /** CLDR has no form for the first of a month, which French writes `1er`. */
  #day(format: Intl.DateTimeFormat, at: Date): string {
    return format
      .formatToParts(at)
      .map(({ type, value }) => (type === 'day' && value === '1' ? this.say.firstDay : value))
      .join('')
  }

  /** With the time of the day, in UTC, which it says: where readers are isn't known. */
  moment(at: Date): string {
    return this.#day(this.#dates.moment, at)
  }

  /** `09-10` as `10 September`. */
  dayOfYear(monthDay: string): string {
    return this.#day(
      this.#dates.dayOfYear,
      instant(2000, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))),
    )
  }

  /** The month of a number from 1, as `January` or `Jan`. */
  month(number: number, style: 'long' | 'short'): string {
    return this.#written.of(`month ${number} ${style}`, () =>
      new Intl.DateTimeFormat(locales[this.language], { month: style, timeZone: 'UTC' }).format(
        instant(2000, number, 1),
      ),
    )
  }

  /** The day of the week of a number from 1, Monday, as `Monday` or `Mon`. */
  weekday(number: number, style: 'long' | 'short'): string {
    return this.#written.of(`weekday ${number} ${style}`, () =>
      // 3 January 2000 was a Monday.
      new Intl.DateTimeFormat(locales[this.language], { weekday: style, timeZone: 'UTC' }).format(
        instant(2000, 1, 2 + number),
      ),
    )
  }

  /** `CA$1`, `1 $CA`: as the page's language writes money; the decimals only where the amount has them. */
  money({ amount, currency }: Money): string {
    const digits = amount.split('.')[1]?.length ?? 0
    const key = `${currency}${digits}`
    let format = this.#money.get(key)
    if (!format) {
      format = new Intl.NumberFormat(locales[this.language], {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })
      this.#money.set(key, format)
    }
    return format.format(amount as Intl.StringNumericLiteral)
  }

  /** What a currency is called, in the plural: `US dollars`. */
  currencyName(currency: string): string {
    return this.#currencies.of(currency, () => {
      const named = { style: 'currency', currency, currencyDisplay: 'name' } as const
      const parts = new Intl.NumberFormat(locales[this.language], named).formatToParts(2)
      return parts.find(({ type }) => type === 'currency')?.value ?? currency
    })
  }

  /** Minutes as `1h 43m`. */
  runtime(minutes: number): string {
    const hours = Math.floor(minutes / 60)
    const rest = minutes % 60
    if (hours === 0) return this.say.minutes(this.number(rest))
    return rest === 0
      ? this.say.hours(this.number(hours))
      : this.say.hoursAndMinutes(this.number(hours), this.number(rest))
  }

  /** The name of a country, also of those that are no more and of regions that are no country; else the code. */
  country(code: string): string {
    return this.#countries.of(code, () => this.#country(code))
  }

  #country(code: string): string {
    return (
      this.#term('regions', code)?.one ??
      regions.term(code)?.label.one ??
      (isRegion(code) ? this.#regionNames.of(code) : undefined) ??
      code
    )
  }

  area(code: string): string {
    return vocabularies['box-office-areas'].has(code)
      ? this.term('box-office-areas', code)
      : this.country(code)
  }

  languageName(code: string): string {
    return this.#spoken.of(code, () => this.#languageName(code) ?? languages.term(code)?.label.one ?? code)
  }

  /** What the field calls a thing, in the form that goes with a count; an unknown id stands for itself. */
  term(name: VocabularyName, id: string, count = 1): string {
    const label = this.#term(name, id) ?? vocabularies[name].term(id)?.label
    if (!label) return id.replaceAll('_', ' ')
    return this.#formOf(count) === 'one' ? label.one : label.other
  }

  /** By the language's rules, which are asked once for each of the counts that are asked for all the time. */
  #formOf(count: number): Intl.LDMLPluralRule {
    const form = this.#forms[count]
    if (form !== undefined) return form
    const found = this.#plurals.select(count)
    if (Number.isInteger(count) && count >= 0 && count < 100) this.#forms[count] = found
    return found
  }

  /** Why something can't be done. */
  refusal(reason: RefusalReason): string {
    return saidIn<RefusalReason[0]>(this.say.refusals, reason, (value) => this.#said(value))
  }

  /** Why a file, or a row of it, can't be read; to go on after the place. */
  unread(reason: UnreadReason): string {
    return saidIn<UnreadReason[0]>(this.say.imports.unread, reason, (value) => this.#said(value))
  }

  #said(value: string | number | DayIn): string {
    if (typeof value === 'object') return this.date(value.day)
    if (typeof value === 'number') return this.number(value)
    return (directionOfText(value) ?? 'ltr') === this.direction ? value : isolated(value)
  }

  /** What a field of the registry is called. */
  field({ label }: Pick<Field, 'label'>): string {
    const [group, key = ''] = label.split('.')
    const labels: Readonly<Record<string, string>> =
      group === 'fields' ? this.say.fields : this.say.itemFields
    return (Object.hasOwn(labels, key) ? labels[key] : undefined) ?? key
  }

  /** The words before a name as opening credits run: `directed by`. */
  creditPhrase(category: string): string | undefined {
    return (
      this.#term('credit-phrases', category)?.one ?? vocabularies['credit-categories'].term(category)?.credit
    )
  }

  #term(name: string, id: string): Label | undefined {
    const terms = this.#terms[name]
    return terms && Object.hasOwn(terms, id) ? terms[id] : undefined
  }

  #languageName(code: string): string | undefined {
    try {
      return this.#languageNames.of(code)
    } catch {
      // Intl refuses tags that are no BCP 47; the vocabulary or the code itself serves instead.
      return undefined
    }
  }
}

/** Texts that are made once and then kept: Intl takes microseconds for each, and pages ask for the same ones. */
class Kept {
  readonly #texts = new Map<string, string>()

  of(key: string, make: () => string): string {
    let text = this.#texts.get(key)
    if (text === undefined) {
      text = make()
      if (this.#texts.size >= mostKept) this.#texts.clear()
      this.#texts.set(key, text)
    }
    return text
  }
}

const mostKept = 5000

/** A word in the forms that CLDR's plural rules tell apart; `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

const locales: Readonly<Record<InterfaceLanguage, string>> = { en: 'en-GB', fr: 'fr-FR', he: 'he-IL' }

/** A day as an instant, for years below 100 too. */
function instant(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date
}

const made = new Map<InterfaceLanguage, Words>()

/** The words of a language; made once, since the formatters cost more than what they format. */
export function wordsIn(language: InterfaceLanguage): Words {
  let words = made.get(language)
  if (!words) {
    words = new Words(language)
    made.set(language, words)
  }
  return words
}
