import { beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../catalogue/refusal.ts'
import { Attempts, type Counts } from './attempts.ts'

/** Milliseconds of a clock that a test moves. */
let now = 0
beforeEach(() => {
  now = 0
})

function counts(): Counts {
  const windows = new Map<string, { requests: number; ends: number }>()
  const open = (key: string) => {
    const found = windows.get(key)
    return found && found.ends > now ? found : undefined
  }
  return {
    count(key, length) {
      const window = open(key) ?? { requests: 0, ends: now + length }
      window.requests += 1
      windows.set(key, window)
      return { requests: window.requests, left: window.ends - now }
    },
    left: (key) => (open(key)?.ends ?? now) - now,
  }
}

const second = 1000
const hour = 3600 * second
const account = 'setsuko@example.org'

function isRefused(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'too-many') return true
    throw error
  }
}

/** How many wrong passwords are looked at, of so many that come evenly from so many addresses. */
function lookedAt(attempts: Attempts, { tries, addresses, within }: Attack): number {
  let looked = 0
  for (let at = 0; at < tries; at += 1) {
    now += within / tries
    const refused = isRefused(() => {
      attempts.ensureAddressMay(`198.51.100.${at % addresses}`)
      attempts.ensureAccountMay(account, undefined)
    })
    if (refused) continue
    looked += 1
    attempts.noteFailure(account, undefined)
  }
  return looked
}
type Attack = { readonly tries: number; readonly addresses: number; readonly within: number }

describe('attempts', () => {
  test('a wait of more than an hour is told in hours, a shorter one in seconds', () => {
    const attempts = new Attempts(counts(), 1)
    const join = () => attempts.ensureMayJoin('198.51.100.1')
    join()
    expect(join).toThrow('the next in 24 hours')
    now = 23 * hour
    expect(join).toThrow('the next in 3600 seconds')
  })

  test('of ten thousand in an hour from a hundred addresses, 25 at most reach the password', () => {
    const attempts = new Attempts(counts(), 3)
    const looked = lookedAt(attempts, { tries: 10_000, addresses: 100, within: hour })
    expect(looked).toBeGreaterThanOrEqual(5)
    expect(looked).toBeLessThanOrEqual(25)
  })

  test('leave the member in, meanwhile, on a device where they were before', () => {
    const attempts = new Attempts(counts(), 3)
    lookedAt(attempts, { tries: 10_000, addresses: 100, within: hour })
    const owner = (device?: string) => () => {
      attempts.ensureAddressMay('203.0.113.1')
      attempts.ensureAccountMay(account, device)
    }
    expect(isRefused(owner())).toBe(true)
    expect(isRefused(owner('a device'))).toBe(false)
  })

  test('never shut an account for longer than a quarter of an hour after the last failure', () => {
    const attempts = new Attempts(counts(), 3)
    lookedAt(attempts, { tries: 100, addresses: 100, within: 60 * second })
    now += hour
    expect(isRefused(() => attempts.ensureAccountMay(account, undefined))).toBe(false)
  })

  test('of an IPv6 network count as those of one address', () => {
    const attempts = new Attempts(counts(), 3)
    const from = (address: string) => isRefused(() => attempts.ensureAddressMay(address))
    for (let at = 0; at < 25; at += 1) expect(from(`2001:db8:1:2::${at}`)).toBe(false)
    expect(from('2001:db8:1:2:ffff::1')).toBe(true)
    expect(from('2001:db8:1:3::1')).toBe(false)
  })
})
