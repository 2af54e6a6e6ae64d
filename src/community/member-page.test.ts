import { expect, test } from 'vitest'
import { aboutFault, longestAbout, tidyAbout } from './member-page.ts'

test('a text about oneself is taken as the subset of Markdown that reviews are written in', () => {
  expect(aboutFault('I like **trains** in films.\n\n- Ozu\n- Keaton', 'newcomer')).toBeUndefined()
  expect(aboutFault('', 'newcomer')).toBeUndefined()
})

test('a newcomer’s links to nothing, a member’s to what they like', () => {
  for (const text of ['[here](https://spam.example)', 'see https://spam.example now']) {
    expect(aboutFault(text, 'newcomer')).toBe('about-links')
    expect(aboutFault(text, 'member')).toBeUndefined()
  }
})

test('it has two thousand characters at most, however many units those are', () => {
  expect(aboutFault('𝒜'.repeat(longestAbout), 'member')).toBeUndefined()
  expect(aboutFault('a'.repeat(longestAbout + 1), 'member')).toBe('about-long')
})

test('it holds no control characters and nothing that turns the direction of writing around', () => {
  for (const bad of ['\u0000', '\u0007', '\u202e', '\u2066', '\ud800'])
    expect(aboutFault(`a${bad}b`, 'member')).toBe('about-form')
})

test('its line ends are those of every text here, and it is in Unicode’s composed form', () => {
  expect(tidyAbout(' One\r\nTwo\rThree \n')).toBe('One\nTwo\nThree')
  expect(tidyAbout('e\u0301')).toBe('é')
})
