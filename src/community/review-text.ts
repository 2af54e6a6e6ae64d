/**
 * The small Markdown of reviews, read into a tree: paragraphs, quotes, lists, spoilers; within them strong,
 * emphasis, links and line breaks. There is no HTML, no image, no heading and no code: all of those are text.
 *
 * It is read here because no library reads just this: those that do more than this need most of it turned off,
 * give no bound on time or depth, and know no spoilers. Nothing here makes HTML; components render the tree.
 */
import { inlineSpoilers, parseInline, type Inline, type Span } from './review-inline.ts'

export type { Inline } from './review-inline.ts'

export type PlainBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'quote'; readonly paragraphs: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
/** A spoiler between two lines that hold only `||`, folded until the reader opens it. */
export type Block = PlainBlock | { readonly kind: 'spoiler'; readonly blocks: readonly PlainBlock[] }

/** What every link of a review carries in its `rel`. */
export const linkRel = 'nofollow ugc noopener'
/** In UTF-16 units. */
export const longestReview = 50_000

const quoteMark = /^> ?/
const bullet = /^[-*] +/
const numeral = /^\d{1,9}[.)] +/

/**
 * Any text is a review of some shape: nothing is refused. A spoiler that never ends hides all that follows. Linear
 * in the length of the text; the tree is at most seven deep.
 */
export function parseReview(text: string): readonly Block[] {
  const blocks: Block[] = []
  for (const { isSpoiler, lines } of foldsOf(text)) {
    const inside = draftsOf(lines).map(blockOf)
    if (!isSpoiler) for (const block of inside) blocks.push(block)
    else if (inside.length > 0) blocks.push({ kind: 'spoiler', blocks: inside })
  }
  return blocks
}

/**
 * Where the text as it was typed holds what {@link parseReview} hides, marks included: in order, and none within
 * another. Empty spoilers may be among them.
 */
export function spoilerSpans(text: string): readonly Span[] {
  return foldsOf(text).flatMap(({ isSpoiler, from, to, lines }) =>
    isSpoiler ? [[from, to] as const] : draftsOf(lines).flatMap(({ parts }) => parts.flatMap(spansOfPart)),
  )
}

function spansOfPart(part: readonly Line[]): readonly Span[] {
  const joined = joinedLines(part)
  const skipped = joined.length - joined.trimStart().length
  /** Where a letter of the part stands in the whole text. */
  const placeOf = (offset: number): number => {
    let left = offset + skipped
    for (const { text, at } of part) {
      if (left <= text.length) return at + left
      left -= text.length + 1
    }
    return Infinity
  }
  return inlineSpoilers(joined.trim()).map(([from, to]) => [placeOf(from), placeOf(to - 1) + 1])
}

/** A line without its mark, and where it begins in the text. */
type Line = { readonly text: string; readonly at: number }
/** Lines up to one that holds only `||`; `from` and `to` are those of a spoiler with both of its marks. */
type Fold = {
  readonly isSpoiler: boolean
  readonly from: number
  readonly to: number
  readonly lines: readonly Line[]
}

function foldsOf(text: string): readonly Fold[] {
  const folds: Fold[] = []
  let [isSpoiler, from, at] = [false, 0, 0]
  let lines: Line[] = []
  for (const line of [...text.split('\n'), undefined]) {
    if (line !== undefined && line.trim() !== '||') lines.push({ text: line, at })
    else {
      const to = line === undefined ? text.length : at + line.length
      folds.push({ isSpoiler, from, to, lines })
      ;[isSpoiler, from, lines] = [!isSpoiler, at, []]
    }
    at += (line?.length ?? 0) + 1
  }
  return folds
}

type Kind = 'paragraph' | 'quote' | 'bullets' | 'numerals'
type Draft = { readonly kind: Kind; readonly parts: Line[][] }

function draftsOf(lines: readonly Line[]): readonly Draft[] {
  const drafts: Draft[] = []
  let draft: Draft | undefined
  for (const line of lines) {
    if (line.text.trim() === '') {
      draft = undefined
      continue
    }
    const [kind, text] = kindOfLine(line.text)
    // What is left of a line is its end.
    const rest = { text, at: line.at + line.text.trimEnd().length - text.length }
    // A line without a mark goes on with what the line before it began.
    const goesOn =
      draft !== undefined && (draft.kind === kind || (kind === 'paragraph' && draft.kind !== 'quote'))
    if (!draft || !goesOn) drafts.push((draft = { kind, parts: [] }))
    const beginsPart = kind === 'bullets' || kind === 'numerals' || (kind === 'quote' && text === '')
    if (beginsPart || draft.parts.length === 0) draft.parts.push([rest])
    else draft.parts.at(-1)?.push(rest)
  }
  return drafts
}

function kindOfLine(line: string): readonly [Kind, string] {
  const trimmed = line.trim()
  if (quoteMark.test(trimmed)) return ['quote', trimmed.replace(quoteMark, '').trim()]
  if (bullet.test(trimmed)) return ['bullets', trimmed.replace(bullet, '')]
  if (numeral.test(trimmed)) return ['numerals', trimmed.replace(numeral, '')]
  return ['paragraph', trimmed]
}

const joinedLines = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('\n')

function blockOf({ kind, parts }: Draft): PlainBlock {
  const contents = parts
    .map((lines) => parseInline(joinedLines(lines).trim()))
    .filter(({ length }) => length > 0)
  if (kind === 'paragraph') return { kind, content: contents[0] ?? [] }
  if (kind === 'quote') return { kind, paragraphs: contents }
  return { kind: 'list', isOrdered: kind === 'numerals', items: contents }
}

/** The text without marks, blocks on lines of their own; what spoilers hide is a `…` unless it is asked for. */
export function plainText(blocks: readonly Block[], { withSpoilers = false } = {}): string {
  return blocks.map((block) => textOfBlock(block, withSpoilers)).join('\n')
}

function textOfBlock(block: Block, withSpoilers: boolean): string {
  const lines = (parts: readonly (readonly Inline[])[]) =>
    parts.map((content) => textOfInline(content, withSpoilers)).join('\n')
  if (block.kind === 'spoiler') return withSpoilers ? plainText(block.blocks, { withSpoilers }) : '…'
  if (block.kind === 'paragraph') return lines([block.content])
  return lines(block.kind === 'quote' ? block.paragraphs : block.items)
}

function textOfInline(content: readonly Inline[], withSpoilers: boolean): string {
  return content
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'break') return '\n'
      return node.kind === 'spoiler' && !withSpoilers ? '…' : textOfInline(node.content, withSpoilers)
    })
    .join('')
}

/** Letters and digits of any script that stand outside spoilers: what `featuredReview` asks of a text. */
export function readableLetters(blocks: readonly Block[]): number {
  return plainText(blocks).match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** Whether anything is hidden, in a block or in a line. */
export function hasSpoilers(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'spoiler') return true
    if (block.kind === 'paragraph') return holdsSpoiler(block.content)
    return (block.kind === 'quote' ? block.paragraphs : block.items).some(holdsSpoiler)
  })
}

const holdsSpoiler = (content: readonly Inline[]): boolean =>
  content.some((node) => node.kind === 'spoiler' || ('content' in node && holdsSpoiler(node.content)))

/** The addresses of all links, those in spoilers too, in the order of the text. */
export function linksIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'spoiler') return linksIn(block.blocks)
    if (block.kind === 'paragraph') return linksOf(block.content)
    return (block.kind === 'quote' ? block.paragraphs : block.items).flatMap(linksOf)
  })
}

function linksOf(content: readonly Inline[]): readonly string[] {
  return content.flatMap((node) => {
    if (node.kind === 'text' || node.kind === 'break') return []
    return node.kind === 'link' ? [node.url] : linksOf(node.content)
  })
}
