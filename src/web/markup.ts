/** What the components of a page write to, and the bytes that come of it. docs/decisions/0023-pages-as-bytes.md */
import { transcode } from 'node:buffer'

/** UTF-16, of the page that is being turned into bytes: one at a time. */
let room = Buffer.allocUnsafeSlow(256 * 1024)

type Attributes = Readonly<Record<string, unknown>>
type Write = (markup: Markup) => void

/**
 * The part of Svelte's server renderer that compiled components call, without what it keeps for hydrating a page:
 * nothing of a page is hydrated.
 */
export class Markup {
  #text = ''
  #chosen: unknown

  push(text: string): void {
    this.#text += text
  }

  component(write: Write): void {
    write(this)
  }

  select({ value, ...attributes }: Attributes, write: Write): void {
    this.push(`<select${written(attributes)}>`)
    this.#chosen = value
    write(this)
    this.#chosen = undefined
    this.push('</select>')
  }

  option(attributes: Attributes, content: Write | string): void {
    const isChosen = this.#chosen !== undefined && attributes['value'] === this.#chosen
    this.push(`<option${written(isChosen ? { ...attributes, selected: true } : attributes)}>`)
    if (typeof content === 'string') this.push(escape(content))
    else content(this)
    this.push('</option>')
  }

  /** All that was written, in UTF-8. */
  bytes(): Buffer {
    const text = this.#text
    if (text.length * 2 > room.length) room = Buffer.allocUnsafeSlow(text.length * 4)
    const length = room.write(text, 'utf16le')
    try {
      // Two steps take half as long as one: where a page holds but one letter outside Latin-1, V8 goes letter by letter.
      return transcode(room.subarray(0, length), 'utf16le', 'utf8') as Buffer
    } catch {
      // Half of a letter, which no text may hold.
      return Buffer.from(text)
    }
  }
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${value === true ? '' : escape(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escape(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter) : text
}
