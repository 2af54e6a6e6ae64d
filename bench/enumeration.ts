/** Whether it takes as long to be told nothing about an address that has an account as about one that has none. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '../src/accounts/passwords.ts'
import { openStore } from '../src/store/store.ts'
import { benchFolder } from './catalogue.ts'
import { joined, memberRow } from './members.ts'
import { startTitlecard } from './processes.ts'
import { median, percent, type Row } from './row.ts'

const tries = 200
const first = 4
const wanted = 0.1

const known = (at: number): string => `known-${at}@example.org`
const unknown = (at: number): string => `unknown-${at}@example.org`

type Form = {
  readonly path: string
  /** How many pairs are asked at once: more where most of the time is waiting. */
  readonly pairs: 1 | 4
  fields(email: string, at: string): Readonly<Record<string, string>>
}

const password = 'not the password of it'
const forms: Readonly<Record<string, Form>> = {
  'Signing in with a wrong password': {
    path: '/sign-in',
    pairs: 1,
    fields: (email) => ({ email, password }),
  },
  Joining: { path: '/join', pairs: 4, fields: (email, name) => ({ email, name, password, website: '' }) },
  'Asking for a new password': { path: '/forgotten', pairs: 4, fields: (email) => ({ email }) },
}

/** Each address is tried once at each form, the known and the unknown ones by turns, each from somewhere else. */
export async function benchEnumeration(): Promise<readonly Row[]> {
  mkdirSync(benchFolder, { recursive: true })
  const directory = mkdtempSync(join(benchFolder, 'enumeration-'))
  try {
    await putMembers(directory)
    const environment = { JOIN_LIMIT: '0', TRUSTED_PROXIES: 'loopback' }
    const titlecard = await startTitlecard(directory, environment)
    try {
      const rows: Row[] = []
      for (const [what, form] of Object.entries(forms)) rows.push(await compare(titlecard.origin, what, form))
      return rows
    } finally {
      await titlecard.stop()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function compare(origin: string, what: string, form: Form): Promise<Row> {
  const took = { known: [] as number[], unknown: [] as number[] }
  // The first few find everything cold.
  for (let at = -first; at < tries; at += form.pairs) {
    const pairs = Array.from({ length: form.pairs }, (_, pair) => askBoth(origin, form, at + pair))
    for (const pair of await Promise.all(pairs)) {
      if (at < 0) continue
      took.known.push(pair.known)
      took.unknown.push(pair.unknown)
    }
  }
  const [one, other] = [median(took.known), median(took.unknown)]
  const apart = Math.abs(one - other) / Math.min(one, other)
  return {
    what: `${what}, an address that has an account, ${tries} times`,
    measured: `median ${one.toFixed(1)} ms`,
    beside: `median ${other.toFixed(1)} ms, an address that has none`,
    ratio: `${percent(apart)} apart`,
    wanted: `at most ${percent(wanted)} apart`,
    holds: apart <= wanted,
  }
}

/** One after the other, by turns the one first and the other. */
async function askBoth(
  origin: string,
  form: Form,
  at: number,
): Promise<{ readonly known: number; readonly unknown: number }> {
  const ask = (kind: 'known' | 'unknown') =>
    timeOf(origin, form, { email: (kind === 'known' ? known : unknown)(at), at, kind })
  if (at % 4 < 2) return { known: await ask('known'), unknown: await ask('unknown') }
  const time = await ask('unknown')
  return { known: await ask('known'), unknown: time }
}

let senders = 0

async function timeOf(
  origin: string,
  { path, fields }: Form,
  { email, at, kind }: { readonly email: string; readonly at: number; readonly kind: string },
): Promise<number> {
  senders += 1
  const body = new URLSearchParams(fields(email, `${kind} ${at < 0 ? `first ${-at}` : at}`))
  const headers = { origin, 'x-forwarded-for': `10.${senders >> 8}.${senders & 255}.1` }
  const began = performance.now()
  const answer = await fetch(origin + path, { method: 'POST', body, headers, redirect: 'manual' })
  await answer.arrayBuffer()
  const took = performance.now() - began
  if (answer.status !== 303 && answer.status !== 422) throw new Error(`${path} answered ${answer.status}`)
  return took
}

async function putMembers(directory: string): Promise<void> {
  const engine = await openStore({ kind: 'directory', directory })
  const hash = await hashPassword('late spring early summer')
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    for (let at = -first; at < tries; at += 1) {
      const id = `member-${at}`
      await tx
        .insertInto('member')
        .values(memberRow(id, known(at), engine.kind))
        .execute()
      await tx
        .insertInto('member_login')
        .values({
          id,
          member: id,
          provider_id: 'credential',
          account_id: id,
          password: hash,
          created_at: joined,
          updated_at: joined,
        })
        .execute()
    }
  })
  await engine.close()
}
