/**
 * The drawn title card that stands where a title has no poster: the name set as a film would set it, in lines
 * that fill the card, and an ornament of its own. The same title always gets the same card.
 */
import { hashOf } from '../../catalogue/ids.ts'
import { directionOfText } from '../../text/isolate.ts'

/** Card measures, in the units of its viewBox. */
export const card = { width: 240, height: 356, margin: 22 } as const

export type CardLine = { readonly text: string; readonly y: number }
export type CardDrawing = {
  readonly lines: readonly CardLine[]
  readonly size: number
  /** Which of the ornaments, as an SVG path. */
  readonly ornament: string
  /** 0 to 3: which of the page's tints lies behind. */
  readonly tint: number
  readonly rule: number
  /** The direction of the name, whatever the page's. */
  readonly direction: 'ltr' | 'rtl' | undefined
}

const middle = card.width / 2
/** Of the ornament, which leaves the lowest part of the card to the years. */
const low = 266

const line = (x1: number, y1: number, x2: number, y2: number): string => `M${x1} ${y1}L${x2} ${y2}`
const circle = (radius: number): string =>
  `M${middle - radius} ${low}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
const peak = (width: number, top: number): string =>
  `M${middle - width} ${low + 28}L${middle} ${low + top}L${middle + width} ${low + 28}z`
const waves = (y: number): string => `M${middle - 76} ${y}q19-30 38 0t38 0 38 0 38 0`
const spoke = (degrees: number): string => {
  const x = Math.round(30 * Math.cos((degrees * Math.PI) / 180) * 10) / 10
  const y = Math.round(30 * Math.sin((degrees * Math.PI) / 180) * 10) / 10
  return line(middle - x, low - y, middle + x, low + y)
}

/** Rings, bars, peaks, spokes, waves, a reel in its frame. */
const ornaments: readonly string[] = [
  [10, 20, 30].map(circle),
  [0, 1, 2, 3, 4, 5, 6].map((bar) =>
    line(middle - 48 + bar * 16, low - 10 - (bar % 3) * 9, middle - 48 + bar * 16, low + 28),
  ),
  [peak(66, -30), peak(40, -6)],
  [0, 30, 60, 90, 120, 150].map(spoke),
  [waves(low - 6), waves(low + 10)],
  [
    `M${middle - 40} ${low - 28}h80v56h-80z`,
    circle(20),
    line(middle - 40, low, middle + 40, low),
    line(middle, low - 28, middle, low + 28),
  ],
].map((strokes) => strokes.join(''))

const largest = 46
const smallest = 15
/** The mean advance of the display face, in ems; wide scripts take a whole em. */
const advance = 0.46
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u

const lineHeight = 1.08
const nameMiddle = 121
/** The original name and the ornament have the room below. */
const lowestRule = 205

const ruleUnder = (lines: number, size: number): number =>
  nameMiddle + ((lines / 2 - 1) * lineHeight + 1.45) * size

export function drawCard(name: string, seed: string): CardDrawing {
  const hash = hashOf(seed)
  const { lines, size } = fit(name)
  const leading = size * lineHeight
  const first = nameMiddle - (lines.length * leading) / 2 + size * 0.8
  return {
    lines: lines.map((text, at) => ({ text, y: Math.round((first + at * leading) * 10) / 10 })),
    size,
    ornament: ornaments[hash % ornaments.length] ?? '',
    tint: (hash >>> 4) % 4,
    direction: directionOfText(name),
    rule: Math.round(ruleUnder(lines.length, size)),
  }
}

type Word = { readonly text: string; readonly width: number }

/** The largest size at which the words break into lines that fit the card's width and upper part. */
function fit(name: string): { lines: readonly string[]; size: number } {
  const room = card.width - 2 * card.margin
  const words = wordsOf(name, room / largest)
  const widest = Math.max(...words.map(({ width }) => width))
  for (let size = Math.min(largest, Math.floor(room / widest)); size > smallest; size -= 1) {
    const lines = breakLines(words, room / size)
    if (ruleUnder(lines.length, size) <= lowestRule) return { lines, size }
  }
  const letters = [...name]
  const short = letters.length > 110 ? `${letters.slice(0, 110).join('')}…` : name
  const lines = breakLines(wordsOf(short, room / smallest, true), room / smallest)
  return { lines: lines.slice(0, 12), size: smallest }
}

/** Words with their widths in ems. Scripts that write without spaces are cut anywhere, others only where they must. */
function wordsOf(name: string, ems: number, mustCut = false): readonly Word[] {
  return name.split(/\s+/).flatMap((text) => {
    const width = widthOf(text)
    return width > ems && (mustCut || wide.test(text)) ? pieces(text, ems) : [{ text, width }]
  })
}

function breakLines(words: readonly Word[], ems: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const word of words) {
    const joined = line === '' ? word.width : width + advance + word.width
    if (joined > ems && line !== '') {
      lines.push(line)
      line = word.text
      width = word.width
    } else {
      line = line === '' ? word.text : `${line} ${word.text}`
      width = joined
    }
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, ems: number): Word[] {
  const result: Word[] = []
  let text = ''
  let width = 0
  for (const letter of word) {
    const more = widthOf(letter)
    if (width + more > ems && text !== '') {
      result.push({ text, width })
      text = ''
      width = 0
    }
    text += letter
    width += more
  }
  return [...result, { text, width }]
}

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const isCapital =
      (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde) || (code >= 0x410 && code <= 0x42f)
    width += code >= 0x1100 && wide.test(letter) ? 1 : isCapital ? 0.64 : advance
  }
  return width
}
