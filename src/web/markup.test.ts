import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '../../test/support/source-files.ts'
import { Markup } from './markup.ts'

const built = readFileSync(join(project, 'build', 'server', 'pages.js'), 'utf8')

function written(write: (markup: Markup) => void): string {
  const markup = new Markup()
  write(markup)
  return markup.bytes().toString()
}

describe('what components write', () => {
  test('comes out as it was written, whatever its length and its letters', () => {
    const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { maxLength: 8 })
    fc.assert(
      fc.property(pieces, (texts) => {
        expect(written((markup) => texts.forEach((text) => markup.push(text)))).toBe(texts.join(''))
      }),
      { numRuns: 60 },
    )
  })

  test('has a mark of replacement where a text holds half of a letter', () => {
    expect(written((markup) => markup.push('Ünder \ud83c the 木'))).toBe('Ünder \ufffd the 木')
  })

  test('is not changed by what is written afterwards', () => {
    const [first, second] = [new Markup(), new Markup()]
    first.push('a'.repeat(5000))
    const before = first.bytes()
    second.push('b'.repeat(5000))
    second.bytes()
    expect(before.toString()).toBe('a'.repeat(5000))
  })

  test('has the option chosen that the list’s value names, and everything escaped', () => {
    const text = written((markup) =>
      markup.select({ id: 's', name: '"<', value: 'b', required: true, title: undefined }, (list) => {
        list.option({ value: 'a' }, 'A & B')
        list.option({ value: 'b' }, (inside) => inside.push('<b>B</b>'))
        list.option({ value: 'c', selected: false }, 'C')
      }),
    )
    expect(text).toBe(
      '<select id="s" name="&quot;&lt;" required=""><option value="a">A &amp; B</option>' +
        '<option value="b" selected=""><b>B</b></option><option value="c">C</option></select>',
    )
  })

  test('chooses nothing by itself where the list has no value', () => {
    const text = written((markup) =>
      markup.select({}, (list) => {
        list.option({ value: undefined }, 'A')
        list.option({ value: 'b', selected: true }, 'B')
      }),
    )
    expect(text).toBe('<select><option>A</option><option value="b" selected="">B</option></select>')
  })
})

describe('the built pages', () => {
  test('ask nothing else of the renderer', () => {
    const components = built.slice(built.indexOf('// src/web/'))
    const asked = new Set([...components.matchAll(/\$\$renderer\.(\w+)/g)].map(([, name = '']) => name))
    expect([...asked].filter((name) => !(name in Markup.prototype))).toEqual([])
    expect(asked.size).toBeGreaterThan(1)
  })

  test('carry no marks for hydration', () => {
    const components = built.slice(built.indexOf('// src/web/'))
    expect(components.match(/<!--(?:\[|\])?-->|<!--\[-?\d+-->/)).toBeNull()
  })
})
