/**
 * The drawn title card that stands where a title has no poster: the name set as a film would set it, in lines
 * that fill the card, and an ornament of its own. The same title always gets the same card.
 */

/** Card measures, in the units of its viewBox. */
export const card = { width: 240, height: 356, margin: 22 } as const

export type CardLine = { readonly text: string; readonly y: number }
export type CardDrawing = {
  readonly lines: readonly CardLine[]
  readonly size: number
  /** 0 to 5: which of the six ornaments. */
  readonly ornament: number
  /** 0 to 3: which of the page's tints lies behind. */
  readonly tint: number
  readonly rule: number
}

const largest = 46
const smallest = 15
/** The mean advance of the display face, in ems; wide scripts take a whole em. */
const advance = 0.46
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u

export function drawCard(name: string, seed: string): CardDrawing {
  const hash = hashOf(seed)
  const { lines, size } = fit(name)
  const leading = size * 1.08
  const first = card.height * 0.36 - (lines.length * leading) / 2 + size * 0.8
  return {
    lines: lines.map((text, at) => ({ text, y: Math.round((first + at * leading) * 10) / 10 })),
    size,
    ornament: hash % 6,
    tint: (hash >>> 4) % 4,
    rule: Math.round(first + (lines.length - 1) * leading + size * 0.65),
  }
}

/** The largest size at which the words break into lines that fit the card's width and upper part. */
function fit(name: string): { lines: readonly string[]; size: number } {
  const room = card.width - 2 * card.margin
  for (let size = largest; size > smallest; size -= 1) {
    const lines = breakLines(name, room / size)
    if (lines && lines.length * size * 1.08 <= card.height * 0.5) return { lines, size }
  }
  const lines = breakLines(`${[...name].slice(0, 110).join('')}${name.length > 110 ? '…' : ''}`, room / smallest, true)
  return { lines: (lines ?? [name]).slice(0, 12), size: smallest }
}

/** Words into lines of at most `ems`; `undefined` where one word alone is longer and may not be cut. */
function breakLines(name: string, ems: number, cut = false): string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const word of name.split(/\s+/).flatMap((part) => (wide.test(part) || cut ? pieces(part, ems) : [part]))) {
    if (widthOf(word) > ems) return undefined
    const joined = line === '' ? word : `${line} ${word}`
    if (widthOf(joined) > ems) {
      lines.push(line)
      line = word
    } else line = joined
  }
  return [...lines, line].filter((text) => text !== '')
}

function pieces(word: string, ems: number): string[] {
  const result: string[] = []
  let piece = ''
  for (const letter of word) {
    if (widthOf(piece + letter) > ems && piece !== '') {
      result.push(piece)
      piece = letter
    } else piece += letter
  }
  return [...result, piece]
}

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += wide.test(letter) ? 1 : /[A-ZÀ-ÞМШЩЖЮ]/.test(letter) ? 0.64 : advance
  return width
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
