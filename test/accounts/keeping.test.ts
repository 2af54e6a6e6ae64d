/** What is kept beside the data: the secret, letters that nobody sends; and how passwords are hashed. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword, isOutdated, isPassword, usualCost } from '../../src/accounts/passwords.ts'
import { postToFile, unsentLetters } from '../../src/accounts/post.ts'
import { keptSecret } from '../../src/accounts/secret.ts'
import { userTo } from '../../src/cli/user.ts'
import { readConfig } from '../../src/config.ts'
import { openStore } from '../../src/store/store.ts'
import { freshDirectory, freshStore } from '../support/engines.ts'
import { openSite } from '../support/site.ts'
import { emailOf, goodPassword, Visitor } from '../support/visitor.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'titlecard-keeping-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777

describe('the secret', () => {
  test('is made once, kept for its owner alone, and the same for whoever asks next', () => {
    const made = keptSecret(folder)
    expect(Buffer.from(made, 'base64url').length).toBe(32)
    expect(keptSecret(folder)).toBe(made)
    expect(modeOf('secret')).toBe(0o600)
  })

  test('is refused where it could be guessed, and not told', () => {
    writeFileSync(join(folder, 'secret'), 'short')
    expect(() => keptSecret(folder)).toThrow('holds no secret')
    for (const SECRET of ['changeme', 'a'.repeat(64)]) {
      expect(() => readConfig({ SECRET })).toThrow('SECRET')
      expect(() => readConfig({ SECRET })).not.toThrow(SECRET)
    }
    expect(readConfig({ SECRET: 'f3b1a7c95d2e8064f3b1a7c95d2e8064' }).secret).toBeDefined()
  })
})

test('letters that nobody sends are in a file for its owner alone', async () => {
  const post = postToFile(unsentLetters(folder))
  await post.send({ to: 'a@example.org', subject: 'One', text: 'First' })
  await post.send({ to: 'b@example.org', subject: 'Two', text: 'Second' })
  expect(readFileSync(join(folder, 'letters.txt'), 'utf8')).toMatch(/To: a@.*First.*To: b@.*Second/s)
  expect(modeOf('letters.txt')).toBe(0o600)
})

test('letters are sent by an address with a sender, or a wrong one is named', () => {
  const SMTP_URL = 'smtps://user:hidden@mail.example.org'
  expect(readConfig({ SMTP_URL, MAIL_FROM: 'films@example.org' }).smtp).toEqual({
    url: SMTP_URL,
    from: 'films@example.org',
  })
  expect(() => readConfig({ SMTP_URL })).toThrow('MAIL_FROM')
  expect(() => readConfig({ SMTP_URL: 'https://user:hidden@mail.example.org' })).toThrow('SMTP_URL')
  expect(() => readConfig({ SMTP_URL: 'https://user:hidden@mail.example.org' })).not.toThrow('hidden')
})

describe('a password', () => {
  test('is hashed by Argon2id as costly as OWASP asks, each time with another salt', async () => {
    const [one, two] = [await hashPassword('late spring'), await hashPassword('late spring')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
    expect([await isPassword('late spring', one), await isPassword('late sprinG', one)]).toEqual([
      true,
      false,
    ])
    expect(await isPassword('late spring', 'not a hash')).toBe(false)
  })

  test('typed in another form of Unicode is the same', async () => {
    expect(await isPassword('cafe\u0301 noir', await hashPassword('caf\u00e9 noir'))).toBe(true)
  })

  test('is out of date where hashing has come to cost more', async () => {
    const cheap = await hashPassword('late spring', { memory: 8192, passes: 1, parallelism: 1 })
    expect([isOutdated(cheap), isOutdated(await hashPassword('x'))]).toEqual([true, false])
    expect(isOutdated(cheap, { ...usualCost, memory: 8192, passes: 1 })).toBe(false)
  })

  test('that was hashed too cheaply is hashed anew when it is used', async () => {
    const store = await freshStore('sqlite')
    const site = await openSite(store.engine)
    const one = new Visitor(site)
    await one.joins('Setsuko')
    const logins = store.engine.db.updateTable('member_login' as 'source')
    const cheap = await hashPassword(goodPassword, { memory: 8192, passes: 1, parallelism: 1 })
    await logins.set({ password: cheap } as never).execute()
    await one.signsIn('Setsuko')
    const [row] = await store.engine.db
      .selectFrom('member_login' as 'source')
      .selectAll()
      .execute()
    expect(JSON.stringify(row)).toContain('m=19456')
    await site.close()
    await store.dispose()
  })

  test('is hashed by two at a time, and beyond a short queue others are told to wait', async () => {
    const many = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('x')))
    const refused = many.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThan(30)
    expect(refused[0]).toMatchObject({ reason: { kind: 'busy' } })
    expect(await hashPassword('x')).toMatch(/^\$argon2id/)
  })
})

test('members are listed and appointed from the command line', async () => {
  const { address, remove } = freshDirectory()
  const directory = address.kind === 'directory' ? address.directory : ''

  const engine = await openStore(address)
  const site = await openSite(engine)
  await new Visitor(site).joins('Setsuko')
  const lines: string[] = []
  const user = (...args: string[]) => userTo((line) => lines.push(line), [...args, '--in', directory])
  await user('role', 'setsuko', 'moderator')
  await user('suspend', emailOf('Setsuko'))
  await user('list')
  await user('admit', 'SETSUKO')
  await user('invite')
  expect(lines).toEqual([
    'Setsuko is now moderator.',
    'The role counts once one-time codes are set up, on the page of the account.',
    'Setsuko is suspended and signed out.',
    expect.stringMatching(/^\w+\tSetsuko\tsetsuko@example\.org\tmoderator\tno one-time codes, suspended$/),
    'Setsuko may sign in.',
    expect.stringMatching(/^\/join\?invitation=[\w-]{43}$/),
  ])
  await expect(user('role', 'setsuko', 'reader')).rejects.toThrow('There is no role "reader"')
  await expect(user('role', 'nobody', 'member')).rejects.toThrow('No member is called "nobody"')
  await expect(user('dance')).rejects.toThrow('There is no "user dance"')
  await site.close()
  await engine.close()
  await remove()
})
