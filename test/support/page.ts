/** An answer in HTML, taken apart as far as tests ask: not a parser, but enough for markup that we wrote ourselves. */
import type { LightMyRequestResponse } from 'fastify'

export type Section = {
  readonly id: string
  readonly heading: string
  readonly html: string
  readonly text: string
}
export type Link = { readonly href: string; readonly text: string }

export class Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
  /** Without the comments that the renderer leaves. */
  readonly html: string

  constructor({ statusCode, headers, body }: LightMyRequestResponse) {
    this.status = statusCode
    this.headers = headers
    this.html = body.replace(/<!--.*?-->/gs, '')
  }

  header(name: string): string {
    return String(this.headers[name] ?? '')
  }

  /** Everything inside `<body>`, as markup. */
  get body(): string {
    return /<body>(.*)<\/body>/s.exec(this.html)?.[1] ?? ''
  }

  /** What a reader reads. */
  get text(): string {
    return textOf(this.body)
  }

  get h1(): string {
    return textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(this.html)?.[1] ?? '')
  }

  get main(): string {
    return /<main[^>]*>(.*)<\/main>/s.exec(this.html)?.[1] ?? ''
  }

  get sections(): readonly Section[] {
    return [...this.body.matchAll(/<section[^>]* aria-labelledby="([^"]+)"[^>]*>(.*?)<\/section>/gs)].map(
      ([, id = '', html = '']) => ({
        id,
        html,
        text: textOf(html),
        heading: textOf(/<h2[^>]*>(.*?)<\/h2>/s.exec(html)?.[1] ?? '').replace(/§$/, ''),
      }),
    )
  }

  /** Sections, and sentences that stand where one would be empty, in their order. */
  get places(): readonly string[] {
    const found = this.body.matchAll(
      /<section[^>]* aria-labelledby="([^"]+)"|<p class="missing gap[^"]*" id="([^"]+)"/g,
    )
    return [...found].map(([, section, gap]) => section ?? gap ?? '')
  }

  section(id: string): Section {
    const section = this.sections.find((one) => one.id === id)
    if (!section)
      throw new Error(`No section ${id}; there are ${this.sections.map((one) => one.id).join(', ')}`)
    return section
  }

  get links(): readonly Link[] {
    return linksIn(this.body)
  }

  /** The pairs of description lists: what a label says, under the label. */
  fact(label: string, within = this.body): string | undefined {
    const pairs = [...within.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)]
    const pair = pairs.find(([, term = '']) => textOf(term) === label)
    return pair && textOf(pair[2] ?? '')
  }

  meta(name: string): string | undefined {
    const pattern = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`)
    const content = pattern.exec(this.html)?.[1]
    return content === undefined ? undefined : decode(content)
  }

  get canonical(): string | undefined {
    return /<link rel="canonical" href="([^"]*)">/.exec(this.html)?.[1]
  }

  /** By language. */
  get alternates(): Readonly<Record<string, string>> {
    const found = this.html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)
    return Object.fromEntries([...found].map(([, language = '', href = '']) => [language, href]))
  }

  /** Throws where there is none, or where it is no JSON. */
  get jsonLd(): Readonly<Record<string, unknown>> {
    const script = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(this.html)?.[1]
    if (script === undefined) throw new Error('The page has no JSON-LD')
    return JSON.parse(script) as Record<string, unknown>
  }

  get language(): string {
    return /<html lang="([^"]*)"/.exec(this.html)?.[1] ?? ''
  }
}

export function linksIn(html: string): readonly Link[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(
    ([, href = '', inner = '']) => ({
      href: decode(href),
      text: textOf(inner),
    }),
  )
}

const inline = /<\/?(a|abbr|b|bdi|cite|em|i|span|strong)(\s[^>]*)?>/g

/** Text as it is read: tags gone, white space single. */
export function textOf(html: string): string {
  return decode(
    html
      .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
      .replace(inline, '')
      .replace(/<[^>]*>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (all, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? all
    return String.fromCodePoint(Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1)))
  })
}
