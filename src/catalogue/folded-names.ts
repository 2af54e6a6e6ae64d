/** The names of one record as search compares them: what `foldedNames` makes of strings, made of bytes. */
import { nameHashOf } from './byte-hashes.ts'
import { isNumberName } from './derive.ts'
import { foldName } from './text.ts'
import { bytesOf, characterAt, isSame, sizeOfCharacter, TextBytes, textOf, type Slice } from './text-bytes.ts'

const space = 0x20
const separator = bytesOf(' | ')
/** What a character becomes where that doesn't depend on those around it. */
type Folded = 'dropped' | 'space' | Uint8Array
const unfoldable = 'unfoldable'
const folded: (Folded | typeof unfoldable | undefined)[] = []
/** Of each byte of ASCII: what it becomes, 0 where that is nothing. */
const foldedAscii = Uint8Array.from({ length: 0x80 }, (_, byte) => {
  const one = foldedCharacter(byte)
  return one === 'space' ? space : typeof one === 'string' ? 0 : (one[0] ?? 0)
})

export class FoldedNames {
  /** All names, with ` | ` between them. */
  readonly text = new TextBytes()
  count = 0
  #hashes = new Float64Array(64)
  #starts = new Uint32Array(64)
  readonly #name = { bytes: new Uint8Array(0), start: 0, end: 0 }

  clear(): void {
    this.text.clear()
    this.count = 0
  }

  /** Of a name, as `nameHash` gives it. */
  hash(at: number): number {
    return this.#hashes[at] ?? 0
  }

  /** A name, unless it is only an episode's number or folds to one that is there already. */
  add(name: Slice): void {
    if (isNumber(name)) return
    const { text } = this
    const before = text.end
    if (before > 0) text.add(separator)
    const start = text.end
    if (!fold(name, text)) {
      text.end = start
      text.add(bytesOf(foldName(textOf(name))))
    }
    const slice = this.#slice(this.#name, start, text.end)
    const hash = nameHashOf(slice)
    if (slice.end === start || this.#isKnown(hash, slice)) {
      text.end = before
      return
    }
    if (this.count === this.#hashes.length) this.#grow()
    this.#starts[this.count] = start
    this.#hashes[this.count] = hash
    this.count += 1
  }

  readonly #other = { bytes: new Uint8Array(0), start: 0, end: 0 }

  #isKnown(hash: number, name: Slice): boolean {
    for (let at = 0; at < this.count; at += 1) {
      if (this.#hashes[at] !== hash) continue
      const next = at + 1 < this.count ? (this.#starts[at + 1] ?? 0) : name.start
      if (isSame(name, this.#slice(this.#other, this.#starts[at] ?? 0, next - separator.length))) return true
    }
    return false
  }

  #grow(): void {
    const [hashes, starts] = [this.#hashes, this.#starts]
    this.#hashes = new Float64Array(2 * hashes.length)
    this.#hashes.set(hashes)
    this.#starts = new Uint32Array(2 * starts.length)
    this.#starts.set(starts)
  }

  #slice(into: { bytes: Uint8Array; start: number; end: number }, start: number, end: number): Slice {
    into.bytes = this.text.bytes
    into.start = start
    into.end = end
    return into
  }
}

/** Adds the folded name; false where it has to be folded as a whole. */
function fold({ bytes, start, end }: Slice, into: TextBytes): boolean {
  const from = into.end
  let isAfterSpace = true
  for (let at = start; at < end;) {
    const byte = bytes[at] ?? 0
    let one: number | Uint8Array
    if (byte < 0x80) {
      one = foldedAscii[byte] ?? 0
      at += 1
    } else {
      const character = characterAt(bytes, at)
      if (character >= 0x10000) return false
      const what = (folded[character] ??= foldedCharacter(character))
      if (what === unfoldable) return false
      one = what === 'dropped' ? 0 : what === 'space' ? space : what
      at += sizeOfCharacter(byte)
    }
    if (one === 0) continue
    if (one !== space) {
      if (typeof one === 'number') into.byte(one)
      else into.add(one)
    } else if (!isAfterSpace) into.byte(space)
    isAfterSpace = one === space
  }
  if (isAfterSpace && into.end > from) into.end -= 1
  return true
}

function foldedCharacter(character: number): Folded | typeof unfoldable {
  // A sigma at the end of a word has a small letter of its own.
  if (character === 0x03a3) return unfoldable
  const between = foldName(`a${String.fromCharCode(character)}a`)
  if (between === 'aa') return 'dropped'
  if (between === 'a a') return 'space'
  const letters = between.slice(1, -1)
  return letters.includes(' ') ? unfoldable : bytesOf(letters)
}

/** Most names don't end like a number; those that do are few enough to be looked at as strings. */
function isNumber(name: Slice): boolean {
  const { bytes, start } = name
  let at = name.end - 1
  while (at >= start && isDigit(bytes[at])) at -= 1
  if (at === name.end - 1 || bytes[at] !== 0x2e) return false
  at -= 1
  const middle = at
  while (at >= start && isDigit(bytes[at])) at -= 1
  return at < middle && bytes[at] === 0x23 && isNumberName(textOf(name))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
