import { expect, test } from 'vitest'
import { directionOfText, isolatedIn } from './isolate.ts'

test.each([
  ['The Godfather', 'ltr'],
  ['שטיסל', 'rtl'],
  ['2001: אודיסאה בחלל', 'rtl'],
  ['¿Qué?', 'ltr'],
  ['المومياء', 'rtl'],
  ['七人の侍', 'ltr'],
  ['M – עיר מחפשת רוצח', 'ltr'],
  ['1984', undefined],
  ['', undefined],
])('the direction of %j is that of its first letter', (text, direction) => {
  expect(directionOfText(text)).toBe(direction)
})

test('text is isolated only where it runs against the page, or in no direction', () => {
  expect(isolatedIn('ltr', 'Jaffa')).toBe('Jaffa')
  expect(isolatedIn('rtl', 'Jaffa')).toBe('\u2068Jaffa\u2069')
  expect(isolatedIn('rtl', '1984')).toBe('\u20681984\u2069')
})
