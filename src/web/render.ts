/** From a page's component and its model to the bytes of a document. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Component } from 'svelte'
import { interfaceLanguages } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { pageContextKey, type PageContext } from './page-context.ts'
import { inLanguage, splitLanguage } from './entity-paths.ts'
import { escape, Markup } from './markup.ts'

type Built = typeof import('./pages/index.ts')
export type PageName = Exclude<keyof Built, 'render'>

/** What stands in a document's head. */
export type Head = {
  readonly title: string
  readonly description?: string
  /** The address of the page without a language, as it should be known; absent where it should not be kept. */
  readonly canonical?: string
  readonly type?: string
  readonly jsonLd?: unknown
  /** A script that this page needs beside the one that all have. */
  readonly script?: 'passkey'
  readonly feeds?: readonly FeedLink[]
}

/** What follows the page, for programs that read news. */
export type FeedLink = { readonly href: string; readonly title: string }

export type Rendering = {
  readonly head: Head
  readonly context: PageContext
  readonly origin: string
}

const build = join(import.meta.dirname, '..', '..', 'build')

export type Renderer = {
  /** Changes with every build; part of every page's ETag. */
  readonly version: string
  /** In UTF-8. */
  render<Name extends PageName>(page: Name, model: ModelOf<Name>, rendering: Rendering): Buffer
}

export type ModelOf<Name extends PageName> =
  Built[Name] extends Component<infer Props extends { model: unknown }> ? Props['model'] : never

type Manifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>

/** Loads what `npm run build` made; throws where it has not run. */
export async function loadRenderer(): Promise<Renderer> {
  const built = (await import(join(build, 'server', 'pages.js'))) as Built
  const manifest = JSON.parse(readFileSync(join(build, 'client', 'manifest.json'), 'utf8')) as Manifest
  const entry = entryOf(manifest, 'main')
  const passkey = scriptTag(entryOf(manifest, 'passkey'))
  const version = readFileSync(join(build, 'version'), 'utf8').trim()
  const assets = [
    ...(entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`),
    scriptTag(entry),
  ].join('\n')
  return {
    version,
    render(page, model, rendering) {
      const { feeds, script } = rendering.head
      const context = feeds ? { ...rendering.context, feeds } : rendering.context
      const markup = new Markup()
      markup.push(beginningOf(rendering, script === 'passkey' ? `${assets}\n${passkey}` : assets))
      const component = built[page] as unknown as Compiled
      // What Svelte renders is this: a component that writes elsewhere, and leaves nothing to be gathered.
      const root = (() => component(markup, { model })) as unknown as Component
      built.render(root, { context: new Map([[pageContextKey, context]]) }).body satisfies string
      markup.push('\n</body>\n</html>\n')
      return markup.bytes()
    },
  }
}

/** What a page's component is once it is compiled for the server. */
type Compiled = (markup: Markup, props: { readonly model: unknown }) => void

function entryOf(manifest: Manifest, name: string): Manifest[string] {
  const entry = manifest[`src/web/islands/${name}.ts`]
  if (!entry) throw new Error(`The build holds no client entry ${name}`)
  return entry
}

const scriptTag = ({ file }: Manifest[string]): string => `<script type="module" src="/${file}"></script>`

function beginningOf({ head, context, origin }: Rendering, assets: string): string {
  const { words } = context
  const title = escape(head.title === '' ? words.say.siteName : `${head.title} – ${words.say.siteName}`)
  return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${[...metadata(head, words, origin), ...alternates(head, context, origin), ...feedLinks(head)].join('\n')}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${assets}
</head>
<body>
`
}

function metadata(
  { title, description, canonical, type, jsonLd }: Head,
  words: Words,
  origin: string,
): string[] {
  const lines = [`<meta property="og:site_name" content="${escape(words.say.siteName)}">`]
  const say = (name: string, content: string) =>
    lines.push(`<meta property="og:${name}" content="${escape(content)}">`)
  say('title', title)
  say('type', type ?? 'website')
  if (description) {
    lines.push(`<meta name="description" content="${escape(description)}">`)
    say('description', description)
  }
  if (canonical) say('url', origin + canonical)
  else lines.push('<meta name="robots" content="noindex">')
  if (jsonLd) lines.push(`<script type="application/ld+json">${safeJson(jsonLd)}</script>`)
  return lines
}

function alternates({ canonical }: Head, { address }: PageContext, origin: string): string[] {
  if (!canonical) return []
  const { language } = splitLanguage(address)
  const own = language ? inLanguage(language, canonical) : canonical
  return [
    `<link rel="canonical" href="${escape(origin + own)}">`,
    ...interfaceLanguages.map(
      (other) =>
        `<link rel="alternate" hreflang="${other}" href="${escape(origin + inLanguage(other, canonical))}">`,
    ),
    `<link rel="alternate" hreflang="x-default" href="${escape(origin + canonical)}">`,
  ]
}

const feedLinks = ({ feeds = [] }: Head): string[] =>
  feeds.map(
    ({ href, title }) =>
      `<link rel="alternate" type="application/atom+xml" href="${escape(href)}" title="${escape(title)}">`,
  )

/** JSON that can't end the script element it stands in. */
function safeJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('<') ? text.replaceAll('<', '\\u003c') : text
}
