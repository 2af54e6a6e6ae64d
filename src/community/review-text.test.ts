import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksIn, parseReview, plainText, readableLetters, spoilerSpans } from './review-text.ts'
import type { Block, Inline } from './review-text.ts'

/** A tree as a line: `strong(…)`, `link<address>(…)`, `/` for a line break. */
const show = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'break') return '/'
      const name = node.kind === 'link' ? `link<${node.url}>` : node.kind
      return `${name}(${show(node.content)})`
    })
    .join('')
const showBlock = (block: Block): string => {
  if (block.kind === 'spoiler') return `spoiler[${block.blocks.map(showBlock).join(' ')}]`
  if (block.kind === 'paragraph') return `p[${show(block.content)}]`
  const parts = block.kind === 'quote' ? block.paragraphs : block.items
  return `${block.kind === 'quote' ? 'quote' : block.isOrdered ? 'ol' : 'ul'}[${parts.map(show).join(' | ')}]`
}
const read = (text: string) => parseReview(text).map(showBlock).join(' ')

describe('within a paragraph', () => {
  test.each([
    ['a **b** c', 'a strong(b) c'],
    ['a *b* _c_', 'a emphasis(b) emphasis(c)'],
    ['**a *b* c**', 'strong(a emphasis(b) c)'],
    ['***a** b*', 'strong(*a) b*'],
    ['some_file_name and 2 * 3 * 4', 'some_file_name and 2 * 3 * 4'],
    ['**never closed, *nor this', '**never closed, *nor this'],
    ['*a **b* c**', 'emphasis(a **b) c**'],
    ['****', '****'],
    ['\\*not\\* \\|| and \\a', '*not* || and \\a'],
    ['he ||dies|| here', 'he spoiler(dies) here'],
    ['he ||**dies** here', 'he spoiler(strong(dies) here)'],
    ['first\nsecond', 'first/second'],
  ])('%j reads as %s', (text, tree) => {
    expect(read(text)).toBe(`p[${tree}]`)
  })

  test.each([
    ['[a *b*](https://example.org/x?y=1&z)', 'link<https://example.org/x?y=1&z>(a emphasis(b))'],
    ['[f](https://example.org/A_(film))', 'link<https://example.org/A_(film)>(f)'],
    ['[](https://example.org)', 'link<https://example.org/>(https://example.org/)'],
    ['see https://example.org/a_b_c.', 'see link<https://example.org/a_b_c>(https://example.org/a_b_c).'],
    ['(http://example.org)', '(link<http://example.org/>(http://example.org))'],
    ['||https://example.org||', 'spoiler(link<https://example.org/>(https://example.org))'],
  ])('%j is a link', (text, tree) => {
    expect(read(text)).toBe(`p[${tree}]`)
  })

  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\nscript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](//example.org)',
    '[a](/title/tt0000001)',
    '[a](mailto:a@example.org)',
    '[a](https://name:password@example.org)',
    '[a](https://)',
    '[a]( https://[::bad)',
    'ftp://example.org xhttps://example.org',
    '![a](javascript:x)',
    '<https:// >',
  ])('%j is no link', (text) => {
    expect(linksIn(parseReview(text))).toEqual([])
  })
})

describe('blocks', () => {
  test('are divided by empty lines', () => {
    expect(read('one\n\n \ntwo')).toBe('p[one] p[two]')
    expect(parseReview('')).toEqual([])
    expect(parseReview(' \n ')).toEqual([])
  })

  test('are quotes, with their own paragraphs, and lists, whose items go on', () => {
    expect(read('> a\n> b\n>\n> c\nd')).toBe('quote[a/b | c] p[d]')
    expect(read('- a\n  and more\n* b')).toBe('ul[a/and more | b]')
    expect(read('1. a\n2) b\n- c')).toBe('ol[a | b] ul[c]')
    expect(read('-5 degrees\n1.5 stars')).toBe('p[-5 degrees/1.5 stars]')
  })

  test('are spoilers between two lines of bars, and one that never ends hides the rest', () => {
    expect(read('a\n||\nb\n\n- c\n||\nd')).toBe('p[a] spoiler[p[b] ul[c]] p[d]')
    expect(read('a\n||\nb\n\nc')).toBe('p[a] spoiler[p[b] p[c]]')
    expect(read('||\n||')).toBe('')
  })

  test('are no headings, code, tables, images or HTML', () => {
    const text = '# a <b>b</b> `c` ![d](e) <!-- f --> &lt; &#60;'
    expect(read(text)).toBe(`p[${text}]`)
  })

  test('do not nest without end', () => {
    expect(read('> > > a')).toBe('quote[> > a]')
    expect(read('- - - a')).toBe('ul[- - a]')
  })
})

describe('what is made of the tree', () => {
  const review = parseReview('Good, he ||dies||.\n||\nAll die: https://example.org\n||\n> [é1](http://a.org)')

  test('is text without spoilers, or with', () => {
    expect(plainText(review)).toBe('Good, he ….\n…\né1')
    expect(plainText(review, { withSpoilers: true })).toBe('Good, he dies.\nAll die: https://example.org\né1')
  })

  test('is how much there is to read outside spoilers, and every link', () => {
    expect(readableLetters(review)).toBe('Goodheé1'.length)
    expect(linksIn(review)).toEqual(['https://example.org/', 'http://a.org/'])
  })
})

/** Every node of a tree with how deep it lies, to `see`. */
function visit(value: unknown, see: (node: object, depth: number) => void, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) see(value, depth)
  for (const each of Object.values(value)) visit(each, see, Array.isArray(value) ? depth : depth + 1)
}
function deepestOf(tree: readonly Block[]): number {
  let deepest = 0
  visit(tree, (_, depth) => (deepest = Math.max(deepest, depth)))
  return deepest
}

const pieces = [
  ...['*', '**', '_', '||', '\n||\n', '[', '](', ')', '> ', '- ', '\\', '\n', ' ', 'a'],
  ...['https://a.org', 'javascript:'],
]

test('any text becomes a shallow tree that loses no word of it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
      const text = parts.join('')
      const tree = parseReview(text)
      expect(deepestOf(tree)).toBeLessThanOrEqual(7)
      for (const url of linksIn(tree)) expect(url).toMatch(/^https?:\/\/[^/]/)
      const letters = (all: string) => all.match(/[b-gi-z]/g)?.join('') ?? ''
      if (!text.includes('](')) expect(letters(plainText(tree, { withSpoilers: true }))).toBe(letters(text))
    }),
  )
})

// A reader that looked at what is left for each of these marks would not be done when the test's time is up.
test.each(pieces.flatMap((piece) => [piece, `${piece}a`, `a${piece}`, `[${piece}`, `[](${piece}`]))(
  'no number of %j makes the tree deep or the reading slow',
  (piece) => {
    expect(deepestOf(parseReview(piece.repeat(50_000)))).toBeLessThanOrEqual(7)
  },
)

describe('where spoilers stand in what was typed', () => {
  test.each([
    ['he ||dies|| here', ['||dies||']],
    ['he ||**dies** here', ['||**dies** here']],
    ['\\|| and ||||', []],
    ['*a ||b* c|| d', ['|| d']],
    ['one\n||\ntwo\n\nthree\n||\nfour', ['||\ntwo\n\nthree\n||']],
    ['one\n||\ntwo', ['||\ntwo']],
    ['- a ||b\n- c ||d|| e', ['||b', '||d||']],
    ['> a ||b\n> c|| d', ['||b\n> c||']],
    ['  >   ||b||  ', ['||b||']],
  ])('%j', (text, spoilers) => {
    expect(spoilerSpans(text).map(([from, to]) => text.slice(from, to))).toEqual(spoilers)
  })

  test('is where the tree hides words, whatever was typed', () => {
    const pieces = [
      '||',
      '\n||\n',
      '\n',
      '\n\n',
      ' ',
      '**',
      '*',
      '_',
      '> ',
      '- ',
      '1. ',
      '[',
      '](https://a.example/)',
    ]
    const piece = fc.oneof(fc.constantFrom(...pieces), fc.constant('word'), fc.constant('\\'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const text = parts.map((part, at) => (part === 'word' ? `w${at}x` : part)).join('')
        const wordsIn = (some: string): readonly string[] => (some.match(/w\d+x/g) ?? []).toSorted()
        let visible = ''
        let last = 0
        for (const [from, to] of spoilerSpans(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          visible += `${text.slice(last, from)} `
          last = to
        }
        visible += text.slice(last)
        expect(wordsIn(visible)).toEqual(wordsIn(plainText(parseReview(text))))
      }),
      { numRuns: 3000 },
    )
  })
})
