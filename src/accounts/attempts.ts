/** How often somebody may try to get in, by address and by account: SECURITY A4. */
import { isIPv6 } from 'node:net'
import { refusal, type Refusal } from '../catalogue/refusal.ts'

/** Counts that all threads share: how often in a window, and how long a window goes on. */
export type Counts = {
  count(key: string, length: number): { readonly requests: number; readonly left: number }
  left(key: string): number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const mostByAddress = { times: 25, within: 5 * minute }
const mostByAccount = { times: 25, within: hour }
const mostNotices = { times: 10, within: day }
const mostLetters = { times: 3, within: hour }
const failuresWithoutDelay = 5
const failuresToldOf = 10
const longestDelay = 15 * minute

export class Attempts {
  readonly #counts: Counts
  readonly #mostJoinsADay: number

  /** `mostJoinsADay` accounts from one address; 0 for as many as it likes. */
  constructor(counts: Counts, mostJoinsADay: number) {
    this.#counts = counts
    this.#mostJoinsADay = mostJoinsADay
  }

  /** Throws a refusal where this address has tried too often, whatever it tried. */
  ensureAddressMay(address: string): void {
    const { requests, left } = this.#counts.count(`try ${household(address)}`, mostByAddress.within)
    if (requests > mostByAddress.times) throw later(left)
  }

  /**
   * Throws where an account has been tried too often, or too soon after it failed. A device on which the member has
   * signed in before is counted by itself, so that nobody can lock a member out from elsewhere.
   */
  ensureAccountMay(account: string, device: string | undefined): void {
    const key = keyOf(account, device)
    const held = this.#counts.left(`hold ${key}`)
    if (held > 0) throw later(held)
    const { requests, left } = this.#counts.count(`account ${key}`, mostByAccount.within)
    if (requests > mostByAccount.times) throw later(left)
  }

  /** After five failures each next one makes the next attempt wait twice as long, up to a quarter of an hour. */
  noteFailure(account: string, device: string | undefined): void {
    const key = keyOf(account, device)
    const { requests } = this.#counts.count(`fail ${key}`, hour)
    if (requests < failuresWithoutDelay) return
    const delay = Math.min(second * 2 ** (requests - failuresWithoutDelay), longestDelay)
    this.#counts.count(`hold ${key}`, delay)
  }

  /**
   * How many attempts have failed in this minute, where one more is worth writing down: each of the first few, then
   * each time that they have doubled.
   */
  failuresToTell(): number | undefined {
    const { requests } = this.#counts.count('failures', minute)
    const hasDoubled = (requests & (requests - 1)) === 0
    return requests <= failuresToldOf || hasDoubled ? requests : undefined
  }

  ensureMayJoin(address: string): void {
    if (this.#mostJoinsADay === 0) return
    const { requests, left } = this.#counts.count(`join ${household(address)}`, day)
    if (requests > this.#mostJoinsADay) throw later(left)
  }

  ensureMayNotify(address: string): void {
    const { requests, left } = this.#counts.count(`notice ${household(address)}`, mostNotices.within)
    if (requests > mostNotices.times) throw later(left)
  }

  /** Whether one more letter may go to an address within the hour. */
  mayWriteTo(email: string): boolean {
    return this.#counts.count(`letter ${email}`, mostLetters.within).requests <= mostLetters.times
  }
}

const keyOf = (account: string, device = 'elsewhere'): string => `${account} ${device}`

function later(left: number): Refusal {
  const seconds = Math.max(1, Math.ceil(left / second))
  const hours = Math.ceil(left / hour)
  return refusal(
    'too-many',
    hours > 1 ? ['attemptsInHours', hours] : ['manyAttempts', seconds],
    String(seconds),
  )
}

/** An IPv6 address counts by its /64, which is what one household or one server has. */
function household(address: string): string {
  if (!isIPv6(address)) return address
  // Only hosts of addresses are brought into the one form that can be compared.
  const { hostname } = new URL(`ws://[${address.replace(/%.*$/, '')}]`)
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
