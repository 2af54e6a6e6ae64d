/** Fields that hold words or lists of words, which repeat over and over: each is looked at once. */
import { bytesOf, isSame, textOf, type Slice } from '../../catalogue/text-bytes.ts'

const word = /^[A-Za-z][A-Za-z0-9_-]{0,40}$/
const [slots, mostKept] = [16_384, 8192]

type Kept<Value> = { readonly hash: number; readonly text: Slice; readonly value: Value }

/** Remembers what became of a field's text; forgets all when it has seen too many. */
export class Remembered<Value> {
  readonly #work: (text: string) => Value
  readonly #kept = new Array<Kept<Value> | undefined>(slots).fill(undefined)
  #count = 0

  constructor(work: (text: string) => Value) {
    this.#work = work
  }

  of(text: Slice): Value {
    const { bytes, end } = text
    let hash = 0
    for (let at = text.start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    for (let slot = (hash ^ (hash >>> 15)) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const kept = this.#kept[slot]
      if (kept === undefined) return this.#keep(slot, hash, text)
      if (kept.hash === hash && isSame(kept.text, text)) return kept.value
    }
  }

  #keep(slot: number, hash: number, text: Slice): Value {
    const value = this.#work(textOf(text))
    if (this.#count >= mostKept) {
      this.#kept.fill(undefined)
      this.#count = 0
    }
    this.#count += 1
    // A copy: the bytes of a file are overwritten by those that follow.
    const bytes = new Uint8Array(text.bytes.subarray(text.start, text.end))
    this.#kept[slot] = { hash, text: { bytes, start: 0, end: bytes.length }, value }
    return value
  }
}

export function isWord(text: string): boolean {
  return word.test(text)
}

/** The members of a list, each once, without `\N`, which does stand inside lists. */
export function members(text: string, separator: string): readonly string[] {
  const found = new Set<string>()
  for (const member of text.split(separator)) {
    const tidied = member.replace(/\s+/g, ' ').trim()
    if (tidied !== '' && tidied !== '\\N') found.add(tidied)
  }
  return [...found]
}

export type Words = {
  readonly words: readonly string[]
  /** JSON of the list; empty where there is none. */
  readonly json: Uint8Array
  readonly fault: string | undefined
}

export const noWords: Words = { words: [], json: new Uint8Array(0), fault: undefined }

/** A list of words, as JSON too; its fault where a member is no word or there are too many. */
export function wordList(separator: string, most: number): Remembered<Words> {
  return new Remembered((text) => {
    const words = members(text, separator)
    const wrong = words.find((one) => !isWord(one))
    if (wrong !== undefined) return { ...noWords, fault: `${JSON.stringify(wrong)} is no word` }
    if (words.length > most) return { ...noWords, fault: `there are ${words.length}, more than ${most}` }
    return wordsAsJson(words)
  })
}

/** As {@link wordList} for texts of any kind. */
export function lineList(separator: string, most: number): Remembered<Words> {
  return new Remembered((text) => {
    const words = members(text, separator)
    const isLong = words.length > most || words.some((one) => one.length > 2000)
    return isLong ? { ...noWords, fault: 'the list is too long' } : wordsAsJson(words)
  })
}

function wordsAsJson(words: readonly string[]): Words {
  return words.length === 0 ? noWords : { words, json: bytesOf(JSON.stringify(words)), fault: undefined }
}
