/** What the components of a page write to, and the bytes that come of it. docs/decisions/0023-pages-as-bytes.md */

/** UTF-16 units, gathered before they become bytes: each few of them cost, and so do many where one is wide. */
const gathered = 2048

const encoder = new TextEncoder()
/** Of the page that is being written: one at a time, from its beginning to its end. */
let room = new Uint8Array(128 * 1024)

type Attributes = Readonly<Record<string, unknown>>
type Write = (markup: Markup) => void

/**
 * The part of Svelte's server renderer that compiled components call, without what it keeps for hydrating a page:
 * nothing of a page is hydrated.
 */
export class Markup {
  #waiting = ''
  #length = 0
  #chosen: unknown

  push(text: string): void {
    this.#waiting += text
    if (this.#waiting.length >= gathered) this.#turn()
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
    this.#turn()
    return Buffer.from(room.subarray(0, this.#length))
  }

  #turn(): void {
    // No unit of UTF-16 takes more than three bytes.
    const most = this.#length + this.#waiting.length * 3
    if (most > room.length) {
      const larger = new Uint8Array(most * 2)
      larger.set(room.subarray(0, this.#length))
      room = larger
    }
    this.#length += encoder.encodeInto(this.#waiting, room.subarray(this.#length)).written
    this.#waiting = ''
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
