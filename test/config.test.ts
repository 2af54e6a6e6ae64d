import { describe, expect, test } from 'vitest'
import { Refusal } from '../src/catalogue/refusal.ts'
import { readConfig } from '../src/config.ts'

describe('CONTACT, where corrections go,', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['films@example.org', 'mailto:films@example.org'],
    ['a.b+c@films.example.co.il', 'mailto:a.b+c@films.example.co.il'],
    ['what?@example.org', 'mailto:what%3F@example.org'],
    ['https://films.example.org/corrections?from=page', 'https://films.example.org/corrections?from=page'],
  ])('is an e-mail address or an https address: %s', (value, contact) => {
    expect(readConfig(value === undefined ? {} : { CONTACT: value }).contact).toBe(contact)
  })

  test.each([
    'films',
    'films@localhost',
    '@example.org',
    'a b@example.org',
    'http://films.example.org',
    'https://user:secret@films.example.org',
    'javascript:alert(1)',
    'mailto:films@example.org',
    'films@example.org?bcc=x@example.org',
    'films@example.org\n',
  ])('is refused by name where it is neither: %s', (value) => {
    const read = (): unknown => readConfig({ CONTACT: value })
    expect(read).toThrow(Refusal)
    expect(read).toThrow(/^CONTACT is .*; it should be an e-mail address or an https address/)
  })
})
