/** Fields that hold words or lists of words, which repeat over and over: each is looked at once. */

const word = /^[A-Za-z][A-Za-z0-9_-]{0,40}$/
const mostKept = 20_000

/** Remembers what became of a field's text; forgets all when it has seen too many. */
export class Remembered<Value> {
  readonly #known = new Map<string, Value>()
  readonly #work: (text: string) => Value

  constructor(work: (text: string) => Value) {
    this.#work = work
  }

  of(text: string): Value {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const value = this.#work(text)
    if (this.#known.size >= mostKept) this.#known.clear()
    this.#known.set(copyOf(text), value)
    return value
  }
}

/** The same text without the chunk of a file that it was cut from, which it would keep in memory. */
export function copyOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
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
  readonly json: string
  readonly fault: string | undefined
}

/** A list of words, as JSON too; its fault where a member is no word or there are too many. */
export function wordList(separator: string, most: number): Remembered<Words> {
  return new Remembered((text) => {
    const words = members(text, separator)
    const wrong = words.find((one) => !isWord(one))
    const fault =
      wrong !== undefined
        ? `${JSON.stringify(wrong)} is no word`
        : words.length > most
          ? `there are ${words.length}, more than ${most}`
          : undefined
    return { words, json: JSON.stringify(words), fault }
  })
}

/** As {@link wordList} for texts of any kind. */
export function lineList(separator: string, most: number): Remembered<Words> {
  return new Remembered((text) => {
    const words = members(text, separator)
    const isLong = words.length > most || words.some((one) => one.length > 2000)
    return { words, json: JSON.stringify(words), fault: isLong ? 'the list is too long' : undefined }
  })
}
