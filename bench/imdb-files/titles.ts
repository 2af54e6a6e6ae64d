import { at, hash, zipfRank } from './random.ts'
import type { Random } from './random.ts'
import { lexicons } from './words.ts'
import type { Lexicon, LexiconCode, Syllables } from './words.ts'

const inventedWords = 150_000
const shareInvented = 0.24

/** Composes titles in one language, out of listed words and a long tail of invented ones. */
export class TitleWriter {
  readonly episode: string
  readonly #lexicon: Lexicon
  readonly #salt: number
  readonly #words: readonly string[]
  readonly #invented: (string | undefined)[] = []

  constructor(code: LexiconCode) {
    this.#lexicon = lexicons[code]
    this.#salt = hash(code.charCodeAt(0), code.charCodeAt(1))
    this.episode = this.#lexicon.episode
    const everyCapital = this.#lexicon.capitals === 'every'
    this.#words = everyCapital ? this.#lexicon.words.map(capitalised) : this.#lexicon.words
  }

  word(random: Random): string {
    if (!random.chance(shareInvented)) {
      return at(this.#words, zipfRank(random.next(), this.#words.length, 0.8, 6))
    }
    const rank = zipfRank(random.next(), inventedWords, 1, 60)
    const known = this.#invented[rank]
    if (known !== undefined) return known
    const word = inventedWord(this.#lexicon.syllables, hash(this.#salt, rank))
    return (this.#invented[rank] = this.#lexicon.capitals === 'every' ? capitalised(word) : word)
  }

  phrase(random: Random): string {
    const { gap, links, articles, capitals } = this.#lexicon
    const roll = random.next()
    const length = roll < 0.2 ? 1 : roll < 0.58 ? 2 : roll < 0.85 ? 3 : roll < 0.96 ? 4 : random.between(5, 9)
    let text = random.chance(0.28) ? random.pick(articles) + gap + this.word(random) : this.word(random)
    for (let place = 1; place < length; place++) {
      text += random.chance(0.34) ? gap + random.pick(links) + gap : gap
      text += this.word(random)
    }
    return capitals === 'none' ? text : capitalised(text)
  }

  title(random: Random): string {
    const phrase = this.phrase(random)
    const roll = random.next()
    if (roll < 0.004) return `"${this.phrase(random)}" ${phrase}`
    if (roll < 0.006) return `"${phrase}"`
    if (roll < 0.01) return `${phrase}: "${this.phrase(random)}"`
    if (roll < 0.07) return `${phrase}: ${this.phrase(random)}`
    if (roll < 0.09) return `${phrase} ${random.between(2, 12)}`
    if (roll < 0.1) return `${phrase} ${random.pick(['II', 'III', 'IV', 'V'])}`
    if (roll < 0.112) return `${phrase}!`
    if (roll < 0.124) return `${phrase}?`
    if (roll < 0.13) return `${phrase} & ${this.phrase(random)}`
    if (roll < 0.134) return `${phrase} (${random.between(1950, 2026)})`
    if (roll < 0.137) return `${this.word(random)}'s ${phrase}`
    if (roll < 0.139) return `#${random.between(1, 400)}`
    if (roll < 0.141) return `...${phrase}`
    return phrase
  }
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A word of two to four syllables that is always the same for the same number. */
export function inventedWord(syllables: Syllables, number: number): string {
  const { beginnings, middles, endings } = syllables
  const count = 1 + (number % 7 < 3 ? 1 : number % 7 < 6 ? 2 : 3)
  let word = ''
  let rest = number
  for (let place = 0; place < count; place++) {
    rest = hash(rest, place)
    word += at(beginnings, rest % beginnings.length) + at(middles, (rest >>> 8) % middles.length)
  }
  return (rest >>> 16) % 4 === 0 ? word : word + at(endings, (rest >>> 18) % endings.length)
}

export function titleWriters(): Record<LexiconCode, TitleWriter> {
  const writer = (code: LexiconCode): TitleWriter => new TitleWriter(code)
  return {
    en: writer('en'),
    fr: writer('fr'),
    de: writer('de'),
    es: writer('es'),
    pt: writer('pt'),
    it: writer('it'),
    sv: writer('sv'),
    pl: writer('pl'),
    tr: writer('tr'),
    xx: writer('xx'),
    ru: writer('ru'),
    ja: writer('ja'),
    he: writer('he'),
    ar: writer('ar'),
    hi: writer('hi'),
    ko: writer('ko'),
  }
}
