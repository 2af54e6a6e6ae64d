import { expect, test } from 'vitest'
import { mainDirection } from './main-direction.ts'

test.each([
  ['A film.', 'ltr'],
  ['סרט יפה מאוד', 'rtl'],
  ['Footnote הוא סרט על שני חוקרים', 'rtl'],
  ['הסרט Late Spring by Ozu is very good', 'ltr'],
  ['فيلم جميل', 'rtl'],
  ['晩春', 'ltr'],
  ['7/10', 'ltr'],
])('%j runs %s', (text, direction) => {
  expect(mainDirection(text)).toBe(direction)
})
