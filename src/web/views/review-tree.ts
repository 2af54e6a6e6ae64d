/** A review's tree as HTML can show it. */
import type { Block, Inline, PlainBlock } from '../../community/review-text.ts'

type Spoiler = Extract<Inline, { readonly kind: 'strong' | 'emphasis' | 'spoiler' }>

/**
 * What is folded can stand in no strong, emphasised or linked text: there it parts what is around it in two, and has
 * the mark within. `strong(a spoiler(b))` becomes `strong(a) spoiler(strong(b))`.
 */
export function spoilersOutermost(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node) => {
    if (!('content' in node) || node.kind === 'spoiler') return [node]
    const content = spoilersOutermost(node.content)
    if (!content.some(isSpoiler)) return [{ ...node, content }]
    return runsOf(content).map((run): Inline =>
      isSpoiler(run) ? { ...run, content: [{ ...node, content: run.content }] } : { ...node, content: run },
    )
  })
}

const isSpoiler = (node: Inline | readonly Inline[]): node is Spoiler =>
  'kind' in node && node.kind === 'spoiler'

/** Spoilers by themselves, and what stands between them together. */
function runsOf(nodes: readonly Inline[]): readonly (Spoiler | readonly Inline[])[] {
  const runs: (Spoiler | Inline[])[] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (isSpoiler(node)) runs.push(node)
    else if (Array.isArray(last)) last.push(node)
    else runs.push([node])
  }
  return runs
}

export const hasSpoilerIn = (nodes: readonly Inline[]): boolean => nodes.some(isSpoiler)

/** The first blocks that together have about so many letters, whole; and whether there are more. */
export function beginningOf(
  blocks: readonly Block[],
  letters: number,
): { readonly blocks: readonly Block[]; readonly isCut: boolean } {
  const shown: Block[] = []
  let left = letters
  for (const block of blocks) {
    if (left <= 0) return { blocks: shown, isCut: true }
    const [beginning, used] = beginningOfBlock(block, left)
    shown.push(beginning)
    if (beginning !== block) return { blocks: shown, isCut: true }
    left -= used
  }
  return { blocks: shown, isCut: false }
}

/** A paragraph can be cut anywhere between its words; a quote, a list or a spoiler stands whole, or is left out. */
function beginningOfBlock(block: Block, letters: number): readonly [Block, number] {
  if (block.kind !== 'paragraph') return [block, lengthOf(block)]
  const length = lengthOfInline(block.content)
  // A little more than there is room for is not worth a cut.
  if (length <= letters * 1.3) return [block, length]
  return [{ kind: 'paragraph', content: cut(block.content, letters) }, letters]
}

function cut(nodes: readonly Inline[], letters: number): readonly Inline[] {
  const kept: Inline[] = []
  let left = letters
  for (const node of nodes) {
    const length = lengthOfInline([node])
    if (length > left && node.kind === 'text') {
      const end = node.text.lastIndexOf(' ', left)
      return [...kept, { kind: 'text', text: `${node.text.slice(0, end > 0 ? end : left).toWellFormed()} …` }]
    }
    kept.push(node)
    left -= length
    if (left <= 0) return [...kept, { kind: 'text', text: ' …' }]
  }
  return kept
}

const lengthOf = (block: Block): number =>
  block.kind === 'spoiler'
    ? block.blocks.reduce((sum, one) => sum + lengthOfPlain(one), 0)
    : lengthOfPlain(block)

function lengthOfPlain(block: PlainBlock): number {
  if (block.kind === 'paragraph') return lengthOfInline(block.content)
  const parts = block.kind === 'quote' ? block.paragraphs : block.items
  return parts.reduce((sum, part) => sum + lengthOfInline(part), 0)
}

const lengthOfInline = (nodes: readonly Inline[]): number =>
  nodes.reduce((sum, node) => {
    if (node.kind === 'text') return sum + node.text.length
    return sum + ('content' in node ? lengthOfInline(node.content) : 1)
  }, 0)
