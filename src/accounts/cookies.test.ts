import { describe, expect, test } from 'vitest'
import { cookieIn, deviceCookie, knownDevice } from './cookies.ts'
import { Signer } from './secret.ts'

describe('a cookie', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['sid=a', 'a'],
    ['other=b; sid=a=b', 'a=b'],
    ['xsid=b; sidx=c', undefined],
    ['sid', undefined],
    ['sid=a; sid=b', 'a'],
  ])('is found by its name alone in %j', (header, value) => {
    expect(cookieIn(header, 'sid')).toBe(value)
  })
})

describe('a device', () => {
  const signer = new Signer('a secret')
  const cookie = deviceCookie(signer, 'a@example.org', { name: 'device', isSecure: true })
  const value = cookieIn(cookie, 'device')

  test('is known to the account that was signed in to on it, and to no other', () => {
    expect(knownDevice(signer, 'a@example.org', value)).toBeDefined()
    expect(knownDevice(signer, 'b@example.org', value)).toBeUndefined()
    expect(knownDevice(new Signer('another'), 'a@example.org', value)).toBeUndefined()
    for (const forged of [undefined, '', '.', 'x.y', `${value}x`])
      expect(knownDevice(signer, 'a@example.org', forged)).toBeUndefined()
  })
})
