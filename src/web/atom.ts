/** Feeds in the Atom format (RFC 4287). */
import type { InterfaceLanguage } from '../text/language.ts'
import { xmlDocument, type XmlElement } from './xml.ts'

export type Feed = {
  readonly language: InterfaceLanguage
  readonly title: string
  /** Paths of the page that the feed follows, and of the feed. */
  readonly page: string
  readonly self: string
  /** When it says so where nothing has happened yet: ISO 8601, UTC. */
  readonly began: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
}

export type FeedEntry = {
  /** Stays the same for ever, and stands for nothing else on this site: `review/rw0000012`. */
  readonly name: string
  readonly title: string
  readonly page: string
  /** ISO 8601, UTC. */
  readonly published: string
  readonly updated: string
  readonly author?: string
  readonly text?: string
  /** Of the text, as BCP 47 has it. */
  readonly language?: string
}

/** `origin` is `https://films.example.org`; ids are of it, and in no language (RFC 4151). */
export function atomFeed(feed: Feed, origin: string): string {
  const tag = (name: string): string => `tag:${new URL(origin).hostname},2026:${name}`
  const updated = feed.entries.reduce(
    (last, entry) => (entry.updated > last ? entry.updated : last),
    feed.began,
  )
  return xmlDocument({
    name: 'feed',
    attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    content: [
      { name: 'id', content: tag(`feed${feed.self}`) },
      { name: 'title', content: feed.title },
      { name: 'updated', content: updated },
      link('self', origin + feed.self, 'application/atom+xml'),
      link('alternate', origin + feed.page, 'text/html'),
      ...feed.entries.map((entry) => entryOf(entry, feed, { origin, id: tag(entry.name) })),
    ],
  })
}

function entryOf(
  { title, page, published, updated, author, text, language }: FeedEntry,
  feed: Feed,
  { origin, id }: { readonly origin: string; readonly id: string },
): XmlElement {
  const attributes = language === undefined ? {} : { 'xml:lang': language }
  return {
    name: 'entry',
    content: [
      { name: 'id', content: id },
      { name: 'title', attributes, content: title },
      link('alternate', origin + page, 'text/html'),
      { name: 'published', content: published },
      { name: 'updated', content: updated },
      // An entry has an author, or its feed does; where nobody is named it is the feed itself.
      { name: 'author', content: [{ name: 'name', content: author ?? feed.title }] },
      ...(text === undefined
        ? []
        : [{ name: 'content', attributes: { type: 'text', ...attributes }, content: text }]),
    ],
  }
}

const link = (rel: string, href: string, type: string): XmlElement => ({
  name: 'link',
  attributes: { rel, type, href },
})
