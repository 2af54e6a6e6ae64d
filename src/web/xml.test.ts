import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { xmlDocument } from './xml.ts'

/** What a strict parser reads: the text and the attribute of the root; throws where it is no XML. */
function read(xml: string): { text: string; attribute: string | undefined } {
  const parser = new SaxesParser({ xmlns: true })
  const found = { text: '', attribute: undefined as string | undefined }
  let isInside = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ attributes }) => {
    isInside = true
    found.attribute = attributes['about']?.value
  })
  parser.on('closetag', () => (isInside = false))
  parser.on('text', (text) => {
    if (isInside) found.text += text
  })
  parser.write(xml).close()
  return found
}

test('whatever text it is given, a document is well formed and says it again', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(anyText, (text) => {
      const found = read(xmlDocument({ name: 'one', attributes: { about: text }, content: `x${text}x` }))
      // eslint-disable-next-line no-control-regex -- what XML can't hold
      const sayable = text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '\ufffd')
      expect(found).toEqual({ text: `x${sayable}x`, attribute: sayable })
    }),
  )
})

test('half a character and markup are text as well', () => {
  const hostile = '\ud800 ]]> <script>alert(1)</script> &amp; "quoted" <!-- \u0000'
  expect(read(xmlDocument({ name: 'one', content: hostile })).text).toBe(
    hostile.toWellFormed().replace('\u0000', '\ufffd'),
  )
})

test('elements stand within elements, and one without content is closed', () => {
  const content = [{ name: 'b', content: 'x' }, { name: 'c' }]
  expect(xmlDocument({ name: 'a', content })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a><b>x</b>\n<c/></a>\n',
  )
})
