/** What stands within a paragraph of a review, as a tree: text, strong, emphasis, spoiler, link, line break. */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'spoiler'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[] }

const longestUrl = 2000
const escapable = /[\\*_[\]()|>#.\-!]/
const wordLetter = /[\p{L}\p{N}]/u
const space = /\s/
/** What no address holds as it stands; brackets would let a search for its end begin again and again. */
const endOfUrl = /[\s<>"[\]|]/
const bareUrl = /https?:\/\//y
const punctuationAtEnd = /[.,;:!?'*_)]/

type Mark = 'strong' | 'emphasis' | 'spoiler' | 'link'
/** A mark that has been opened; `text` is what it was, should it never be closed. */
type Open = { readonly mark: Mark; readonly text: string; readonly at: number; readonly content: Inline[] }

/**
 * Reads one paragraph. Each mark can be open once at a time, so the tree is four deep at most; marks that never
 * close, or that close around another, are text. A spoiler that never closes hides the rest of the paragraph.
 * Linear in the length of the text: each character is read, and each node moved, a bounded number of times.
 */
export function parseInline(text: string): readonly Inline[] {
  return new Paragraph(text).read()
}

/** From and to, in UTF-16 units of a text. */
export type Span = readonly [from: number, to: number]

/** Where the spoilers of a paragraph stand in it, their marks included. */
export function inlineSpoilers(text: string): readonly Span[] {
  const paragraph = new Paragraph(text)
  paragraph.read()
  return paragraph.spoilers
}

class Paragraph {
  readonly spoilers: Span[] = []
  readonly #text: string
  readonly #root: Inline[] = []
  readonly #open: Open[] = []
  #at = 0
  #plain = ''

  constructor(text: string) {
    this.#text = text
  }

  read(): readonly Inline[] {
    while (this.#at < this.#text.length) this.#readNext()
    this.#endPlain()
    while (this.#open.length > 0) {
      if (this.#open.at(-1)?.mark === 'spoiler') this.#close()
      else this.#flatten()
    }
    return this.#root
  }

  #readNext(): void {
    const text = this.#text
    const letter = text.charAt(this.#at)
    const next = text.charAt(this.#at + 1)
    if (letter === '\\' && escapable.test(next)) this.#take(2, next)
    else if (letter === '\n') this.#add({ kind: 'break' }, 1)
    else if (letter === '|' && next === '|') this.#toggle('spoiler', '||')
    else if (letter === '*') this.#readStars(next === '*' ? '**' : '*')
    else if (letter === '_') this.#readUnderscore()
    else if (letter === '[' && !this.#isOpen('link')) this.#begin('link', '[')
    else if (letter === ']' && this.#isOpen('link')) this.#endLink()
    else if (letter === 'h' && !this.#isOpen('link')) this.#readBareUrl()
    else this.#take(1, letter)
  }

  #readStars(stars: '*' | '**'): void {
    const mark = stars === '**' ? 'strong' : 'emphasis'
    const isAtWord = !space.test(this.#text.charAt(this.#at + stars.length) || ' ')
    const isAfterWord = !space.test(this.#text.charAt(this.#at - 1) || ' ')
    if (this.#isOpen(mark) ? isAfterWord : isAtWord) this.#toggle(mark, stars)
    else this.#take(stars.length, stars)
  }

  /** Within a word, as in a file's name, an underscore is a letter. */
  #readUnderscore(): void {
    const before = this.#text.charAt(this.#at - 1)
    const after = this.#text.charAt(this.#at + 1)
    const isMark = this.#isOpen('emphasis')
      ? !space.test(before || ' ') && !wordLetter.test(after)
      : !space.test(after || ' ') && !wordLetter.test(before)
    if (isMark) this.#toggle('emphasis', '_')
    else this.#take(1, '_')
  }

  #toggle(mark: Mark, text: string): void {
    if (!this.#isOpen(mark)) return this.#begin(mark, text)
    this.#closeThrough(mark, text.length)
    this.#at += text.length
  }

  #begin(mark: Mark, text: string): void {
    this.#endPlain()
    this.#open.push({ mark, text, at: this.#at, content: [] })
    this.#at += text.length
  }

  /** At a `]` with a link open: a link if an address follows in parentheses, else all of it is text. */
  #endLink(): void {
    const address = this.#text.charAt(this.#at + 1) === '(' ? this.#addressAt(this.#at + 2) : undefined
    const url = address === undefined ? undefined : safeUrl(address)
    this.#endPlain()
    while (this.#open.at(-1)?.mark !== 'link') this.#flatten()
    if (address === undefined || url === undefined) {
      this.#flatten()
      return this.#take(1, ']')
    }
    const content = this.#open.pop()?.content ?? []
    this.#here().push({ kind: 'link', url, content: content.length > 0 ? content : [textOf(url)] })
    this.#at += 3 + address.length
  }

  /** Up to the parenthesis that closes, with one pair within, as in addresses of encyclopedias. */
  #addressAt(start: number): string | undefined {
    let depth = 0
    for (let at = start; at < this.#text.length && at - start <= longestUrl; at += 1) {
      const letter = this.#text.charAt(at)
      if (endOfUrl.test(letter)) return undefined
      if (letter === '(') depth += 1
      if (letter === ')' && depth === 0) return this.#text.slice(start, at)
      if (letter === ')') depth -= 1
    }
    return undefined
  }

  #readBareUrl(): void {
    bareUrl.lastIndex = this.#at
    if (wordLetter.test(this.#text.charAt(this.#at - 1)) || !bareUrl.test(this.#text))
      return this.#take(1, 'h')
    let end = bareUrl.lastIndex
    while (end < this.#text.length && !endOfUrl.test(this.#text.charAt(end))) end += 1
    while (punctuationAtEnd.test(this.#text.charAt(end - 1))) end -= 1
    const written = this.#text.slice(this.#at, end)
    const url = safeUrl(written)
    if (url === undefined) this.#take(written.length, written)
    else this.#add({ kind: 'link', url, content: [textOf(written)] }, written.length)
  }

  #closeThrough(mark: Mark, length: number): void {
    this.#endPlain()
    while (this.#open.at(-1)?.mark !== mark) this.#flatten()
    this.#close(length)
  }

  /** Ends the innermost mark, by so many letters that follow; one with nothing in it is text. */
  #close(length = 0): void {
    const open = this.#open.pop()
    if (!open) return
    if (open.content.length === 0) this.#here().push(textOf(open.text + open.text))
    else if (open.mark !== 'link') {
      this.#here().push({ kind: open.mark, content: open.content })
      if (open.mark === 'spoiler') this.spoilers.push([open.at, this.#at + length])
    }
  }

  /** The innermost mark turns out to be text. A node moves up one of four levels, so this happens to it rarely. */
  #flatten(): void {
    const open = this.#open.pop()
    if (!open) return
    const here = this.#here()
    here.push(textOf(open.text))
    for (const node of open.content) here.push(node)
  }

  #take(length: number, text: string): void {
    this.#plain += text
    this.#at += length
  }

  #add(node: Inline, length: number): void {
    this.#endPlain()
    this.#here().push(node)
    this.#at += length
  }

  #endPlain(): void {
    if (this.#plain !== '') this.#here().push(textOf(this.#plain))
    this.#plain = ''
  }

  #isOpen(mark: Mark): boolean {
    return this.#open.some((open) => open.mark === mark)
  }

  #here(): Inline[] {
    return this.#open.at(-1)?.content ?? this.#root
  }
}

const textOf = (text: string): Inline => ({ kind: 'text', text })

/** The address as a browser understands it; `undefined` for all but http and https, and with a name and password. */
function safeUrl(address: string): string | undefined {
  if (address.length > longestUrl || !/^https?:\/\//i.test(address)) return undefined
  const url = URL.parse(address)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined
  return url.username === '' && url.password === '' ? url.href : undefined
}
