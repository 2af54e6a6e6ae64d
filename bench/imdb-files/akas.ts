import type { Random } from './random.ts'
import type { TitleWriter } from './titles.ts'
import type { LexiconCode } from './words.ts'

type Market = readonly [region: string, language: string, lexicon: LexiconCode, weight: number]

const nothing = '\\N'

const markets: readonly Market[] = [
  ['US', nothing, 'en', 90],
  ['US', 'en', 'en', 6],
  ['GB', nothing, 'en', 50],
  ['CA', 'en', 'en', 22],
  ['CA', 'fr', 'fr', 16],
  ['AU', nothing, 'en', 22],
  ['FR', nothing, 'fr', 60],
  ['BE', 'fr', 'fr', 8],
  ['DE', nothing, 'de', 70],
  ['AT', nothing, 'de', 10],
  ['CH', 'gsw', 'de', 2],
  ['ES', nothing, 'es', 55],
  ['MX', nothing, 'es', 30],
  ['AR', nothing, 'es', 28],
  ['ES', 'ca', 'es', 3],
  ['ES', 'gl', 'pt', 1],
  ['BR', nothing, 'pt', 45],
  ['PT', nothing, 'pt', 35],
  ['IT', nothing, 'it', 50],
  ['SE', nothing, 'sv', 20],
  ['FI', 'sv', 'sv', 6],
  ['PL', nothing, 'pl', 26],
  ['TR', 'tr', 'tr', 20],
  ['RU', nothing, 'ru', 36],
  ['UA', nothing, 'ru', 18],
  ['BG', 'bg', 'ru', 12],
  ['RS', nothing, 'xx', 10],
  ['JP', 'ja', 'ja', 48],
  ['IL', 'he', 'he', 18],
  ['EG', 'ar', 'ar', 14],
  ['AE', 'ar', 'ar', 5],
  ['IN', 'hi', 'hi', 24],
  ['IN', 'en', 'en', 5],
  ['KR', nothing, 'ko', 24],
  ['HK', 'cmn', 'xx', 8],
  ['HK', 'yue', 'xx', 6],
  ['TW', nothing, 'xx', 6],
  ['XWW', 'en', 'en', 34],
  ['SUHH', 'ru', 'ru', 10],
  ['XEU', 'en', 'en', 3],
  ['XYU', nothing, 'xx', 4],
  ['CSHH', 'cs', 'pl', 4],
  ['CSXX', nothing, 'xx', 1],
  ['YUCS', nothing, 'xx', 2],
  ['DDDE', nothing, 'de', 4],
  ['XWG', nothing, 'de', 5],
  ['XKO', nothing, 'ko', 1],
  ['XSA', 'ar', 'ar', 1],
  ['XAS', 'en', 'en', 1],
  ['XNA', 'en', 'en', 1],
  ['ZRCD', nothing, 'fr', 1],
  ['BUMM', nothing, 'xx', 1],
  ['VDVN', nothing, 'xx', 1],
  ['AN', nothing, 'en', 1],
  [nothing, 'qbn', 'xx', 1],
  ['CA', 'qbo', 'xx', 1],
  ['IN', 'qbp', 'xx', 1],
  ['AF', 'prs', 'ar', 1],
  ['RO', 'roa', 'it', 1],
]

const raffle = markets.flatMap((market) => Array.from({ length: market[3] }, () => market))

/** The countries for which an unnamed or named episode gets its rows without anybody writing them. */
const automatic: readonly Market[] = [
  ['DE', 'de', 'de', 1],
  ['ES', 'es', 'es', 1],
  ['FR', 'fr', 'fr', 1],
  ['IN', 'hi', 'hi', 1],
  ['IT', 'it', 'it', 1],
  ['JP', 'ja', 'ja', 1],
  ['PT', 'pt', 'pt', 1],
]

const attributes = [
  'literal title',
  'transliterated title',
  'complete title',
  'short title',
  'alternative spelling',
  'new title',
  'reissue title',
  'dubbed version',
  'informal title',
  'literal English title',
  'series title',
  'literal title\x02informal title',
  'first season title\x02short title',
]

const rareTypes = [
  'festival',
  'dvd',
  'video',
  'tv',
  'imdbDisplay\x02tv',
  'alternative\x02festival',
  'working\x02dvd',
]

type Writers = Record<LexiconCode, TitleWriter>
type AddRow = (ordering: number, rest: string) => void

/** The row that repeats the original title. */
export function originalRow(title: string): string {
  return `${title}\t${nothing}\t${nothing}\toriginal\t${nothing}\t1`
}

/** Rows for an episode: `number` is such as `#1.23`; a title of its own is translated when one is given. */
export function addEpisodeAkas(
  random: Random,
  writers: Writers,
  number: string | undefined,
  add: AddRow,
): void {
  automatic.forEach(([region, language, lexicon], place) => {
    const writer = writers[lexicon]
    const title = number === undefined ? writer.title(random) : `${writer.episode} ${number}`
    add(place + 2, `${title}\t${region}\t${language}\t${nothing}\t${nothing}\t0`)
  })
}

/** Rows for a title shown in some countries, either under its own name or under another. */
export function addAkas(random: Random, writers: Writers, title: string, count: number, add: AddRow): void {
  for (let ordering = 2; ordering < count + 2; ordering++) {
    const [region, language, lexicon] = random.pick(raffle)
    const text = random.chance(0.3) ? title : writers[lexicon].title(random)
    const roll = random.next()
    const type =
      roll < 0.62
        ? 'imdbDisplay'
        : roll < 0.84
          ? nothing
          : roll < 0.91
            ? 'alternative'
            : roll < 0.96
              ? 'working'
              : random.pick(rareTypes)
    const attribute = random.chance(0.06) ? random.pick(attributes) : nothing
    add(ordering, `${text}\t${region}\t${language}\t${type}\t${attribute}\t0`)
  }
}
