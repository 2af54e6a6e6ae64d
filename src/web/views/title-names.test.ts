import { expect, test } from 'vitest'
import type { Title } from '../../catalogue/title.ts'
import { nameInLanguage } from './title-names.ts'

const samurai: Title = {
  type: 'movie',
  name: 'Seven Samurai',
  language: 'en',
  originalName: '七人の侍',
  originalLanguage: 'ja',
  otherNames: [
    { id: 'd', name: 'Die sieben Samurai', region: 'DE' },
    { id: 'w', name: 'Les Samouraïs', language: 'fr', kinds: ['working'] },
    { id: 'f', name: 'Les Sept Samouraïs', region: 'FR' },
    { id: 'q', name: 'Les 7 Samouraïs', language: 'fr-CA', region: 'CA' },
    { id: 'h', name: 'שבעת הסמוראים', language: 'he' },
  ],
}

test('a page names a title in its own language, where another of its names is in it', () => {
  expect(nameInLanguage(samurai, 'fr')).toBe('Les Sept Samouraïs')
  expect(nameInLanguage(samurai, 'he')).toBe('שבעת הסמוראים')
})

test('and not where its main or its original name is in that language', () => {
  expect(nameInLanguage(samurai, 'en')).toBeUndefined()
  const strada: Title = { type: 'movie', name: 'La Strada', language: 'it' }
  const english = { id: 'e', name: 'The Road', region: 'XWW', language: 'en' }
  expect(nameInLanguage({ ...strada, otherNames: [english] }, 'en')).toBe('The Road')
  expect(nameInLanguage({ ...strada, originalLanguage: 'en', otherNames: [english] }, 'en')).toBeUndefined()
  expect(nameInLanguage({ ...strada, otherNames: [{ ...english, name: 'La Strada' }] }, 'en')).toBeUndefined()
  expect(nameInLanguage(strada, 'en')).toBeUndefined()
})
