import { expect, test } from 'vitest'
import { requestInLog } from '../../src/server.ts'

test('a log holds no token that opens an account', () => {
  const urlOf = (url: string) => requestInLog({ method: 'GET', url, ip: '192.0.2.1' }).url
  expect(urlOf('/reset?token=abc.def&x=1')).toBe('/reset?token=…&x=1')
  expect(urlOf('/join?invitation=abc')).toBe('/join?invitation=…')
  expect(urlOf('/search?q=token')).toBe('/search?q=token')
})
