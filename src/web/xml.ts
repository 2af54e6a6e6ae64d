/** A document of XML, written from its elements: what stands in it can't be taken for markup. */

export type XmlElement = {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  /** Text, or elements; nothing where it is empty. */
  readonly content?: string | readonly XmlElement[]
}

export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`

function written({ name, attributes = {}, content = '' }: XmlElement): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = typeof content === 'string' ? escaped(content) : content.map(written).join('\n')
  return inside === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${inside}</${name}>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // In an attribute these would be read as spaces.
  '\n': '&#10;',
  '\t': '&#9;',
}

// What no document may hold, however it is written (XML 1.0, 2.2).
// eslint-disable-next-line no-control-regex -- control characters are what is being looked for
const forbidden = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"\n\t]/g, (letter) => entities[letter] ?? letter)
