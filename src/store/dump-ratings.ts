/** The ratings as lines of a dump, by raters that nobody can tell who they are. */
import { createHash, randomBytes } from 'node:crypto'
import { idOf, type TitleId } from '../catalogue/ids.ts'
import { dayOf } from '../community/rating-opens.ts'
import { coarseFacts, type RaterRecord, type RatingLine } from '../community/rating-record.ts'
import { ageOn, type Weight } from '../community/trust.ts'
import { firstWeight } from './raters.ts'
import { changesOfAll, lastCount } from './rating-count.ts'
import type { Instant, Tables, WriteHandle } from './tables.ts'

const ratersABatch = 200

const lineOf = (record: RatingLine): string => `${JSON.stringify(record)}\n`

/**
 * Within the snapshot of a dump. The id of a rater is drawn anew for each dump, and so is their order: neither leads
 * to a member, nor to the same rater in another dump.
 */
export async function writeRatings(tx: WriteHandle, write: (lines: string) => Promise<void>): Promise<void> {
  const { constants, on, changes } = await lastCount(tx)
  const isCurrent = on !== undefined && changes === (await changesOfAll(tx))
  await write(
    lineOf({ ratings: { ...(on === undefined ? {} : { countedOn: on }), isCurrent, ...constants } }),
  )
  const members = shuffled(
    (await tx.selectFrom('rating').select('member').distinct().execute()).map(({ member }) => member),
  )
  const hash = createHash('sha256')
  for (let at = 0; at < members.length; at += ratersABatch) {
    const records = await raterRecords(tx, members.slice(at, at + ratersABatch))
    const lines = records.map(lineOf).join('')
    hash.update(lines)
    await write(lines)
  }
  await write(lineOf({ ratingsEnd: { raters: members.length, sha256: hash.digest('hex') } }))
}

/** By numbers that nobody can foretell. */
function shuffled(members: readonly string[]): readonly string[] {
  const drawn = members.map((member) => ({ member, place: randomBytes(8).readBigUInt64LE() }))
  return drawn.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ member }) => member)
}

async function raterRecords(tx: WriteHandle, members: readonly string[]): Promise<readonly RaterRecord[]> {
  const raters = await tx
    .selectFrom('rater')
    .innerJoin('member', 'member.id', 'rater.member')
    .selectAll('rater')
    .select('member.created_at')
    .where('rater.member', 'in', members)
    .execute()
  const ratings = await tx
    .selectFrom('rating')
    .select(['member', 'title', 'halves', 'standing'])
    .where('member', 'in', members)
    .orderBy('title')
    .execute()
  const known = new Map(raters.map((rater) => [rater.member, rater]))
  const given = Map.groupBy(ratings, ({ member }) => member)
  return members.map((member) => {
    const rater = known.get(member)
    return {
      rater: randomBytes(12).toString('base64url'),
      weight: rater ? (rater.weight as Weight) : firstWeight,
      ...(rater ? { facts: factsOf(rater) } : {}),
      given: (given.get(member) ?? []).map(({ title, halves, standing }) =>
        standing === 'counts' ? [idOf(title) as TitleId, halves] : [idOf(title) as TitleId, halves, standing],
      ),
    }
  })
}

type RaterRow = Tables['rater'] & { readonly created_at: Instant }

const factsOf = (rater: RaterRow) =>
  coarseFacts({
    age: ageOn(dayOf(new Date(rater.created_at)), rater.counted_on),
    titles: rater.titles,
    days: rater.days,
    isSinglePurpose: Boolean(rater.is_single_purpose),
    isConfirmed: Boolean(rater.is_confirmed),
    isBanned: Boolean(rater.is_banned),
  })
