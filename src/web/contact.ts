/** Where corrections go, on every page that asks for them. */
import type { Renderer } from './render.ts'

export type Contact = { readonly href: string; readonly text: string }

/** Of a `mailto:` or `https:` address, with the text that people know it by. */
export function contactAt(href: string): Contact {
  const text = href.startsWith('mailto:')
    ? decodeURIComponent(href.slice('mailto:'.length))
    : href.replace(/^https:\/\//, '').replace(/\/$/, '')
  return { href, text }
}

/** Gives every page the contact. */
export function withContact(renderer: Renderer, href: string | undefined): Renderer {
  if (href === undefined) return renderer
  const contact = contactAt(href)
  return {
    ...renderer,
    render: (page, model, rendering) =>
      renderer.render(page, model, { ...rendering, context: { ...rendering.context, contact } }),
  }
}
