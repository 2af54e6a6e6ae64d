import { describe, expect, test } from 'vitest'
import { nameFault, nameKey, nameSkeleton } from './member-name.ts'

describe('a member’s name', () => {
  test.each([
    'Setsuko',
    'Jean-Luc',
    'c.th dreyer',
    '小津安二郎',
    'ענת',
    'Андрей',
    'Θόδωρος',
    'x1',
    'Ágnes Varda',
  ])('%s may be had', (name) => expect(nameFault(name)).toBeUndefined())

  test.each([
    '',
    'a',
    ' a',
    'a  b',
    'a/b',
    '-a',
    'a-',
    '<b>',
    'a@b',
    'a'.repeat(31),
    '👻👻',
    '..',
    'a\u202eb',
  ])('%j has no form of a name', (name) => expect(nameFault(name)).toBe('name-form'))

  test.each(['Аdа', 'Jeanο', 'Аna'])('%s is of two scripts that look alike', (name) =>
    expect(nameFault(name)).toBe('name-scripts'),
  )

  test.each(['Admin', 'mode.rator', 'TITLECARD', 'Dëleted', 'ɑdmin', 'ꓮꓓꓟꓲꓠ'])(
    '%s is kept for the site',
    (name) => expect(nameFault(name)).toBe('name-reserved'),
  )

  test('is the same one in any case, with any accents and joints', () => {
    expect(new Set(['Jean-Luc', 'jean luc', 'JEAN_LUC', 'Jéan.Luc', 'jeanluc'].map(nameKey)).size).toBe(1)
  })

  test('looks like another where each letter does, whatever its script, accents or case', () => {
    const alike = ['coco', 'Coco', 'сосо', 'СОСО', 'сӧсӧ', 'ⲥⲟⲥⲟ']
    expect(new Set(alike.map(nameSkeleton))).toEqual(new Set(['coco']))
    // The capital looks like another letter than the small one.
    expect(['ΝΙΚΟ', 'νικο'].map(nameSkeleton)).toEqual(['niko', 'viκo'])
  })

  test('looks like no other where one letter doesn’t', () => {
    for (const name of ['Сонечка', 'Вова', 'Αγγελική', 'Անահիտ', 'ענת', '小津安二郎'])
      expect(nameSkeleton(name)).toMatch(/[^a-z]/)
    expect(new Set(['Ian', 'Lan', '1an', 'Bo0', 'Boo'].map(nameSkeleton)).size).toBe(5)
  })
})
