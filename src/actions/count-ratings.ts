/** The daily count: what each member's ratings weigh, and the numbers that every score shares. */
import { isOne, isTen, newAccountAge, siteBaseline, type SiteCounts } from '../community/activity-signals.ts'
import { catalogueConstants } from '../community/catalogue-constants.ts'
import type { Day } from '../community/rating-opens.ts'
import { ageOn, trustOf } from '../community/trust.ts'
import type { Engine } from '../store/engine/engine.ts'
import { raiseEpoch } from '../store/imports.ts'
import { RatedSubjects } from '../store/rated-subjects.ts'
import { putRater, ratersAfter, type CountedRater, type RaterToCount } from '../store/raters.ts'
import { changesOfAll, fullSums, lastCount, setLastCount } from '../store/rating-count.ts'
import type { WriteHandle } from '../store/tables.ts'

/** Members in one transaction: others wait no longer than it takes. */
const membersAStep = 100

/** A transaction that is the only one to write; throws where this process may not go on. */
export type Step = <T>(work: (tx: WriteHandle) => Promise<T>) => Promise<T>

export const stepOf =
  (engine: Engine): Step =>
  (work) =>
    engine.db.transaction().execute(async (tx) => {
      await engine.lockForWriting(tx)
      return work(tx)
    })

export type WeightCount = {
  readonly raters: number
  /** Ratings that weigh something else than before. */
  readonly moved: number
  readonly ofSite: SiteCounts
  /** How often tallies had changed before it. */
  readonly changes: number
}

/**
 * Weighs all members as of the begin of `today`. Each step leaves weights and tallies in agreement, so that an end
 * between two does no harm, and whoever begins again comes to the same.
 */
export async function countWeights(step: Step, today: Day): Promise<WeightCount> {
  const subjects = new RatedSubjects()
  const changes = await step(changesOfAll)
  const ofSite = { ratings: 0, ones: 0, tens: 0, newAccounts: 0 }
  let raters = 0
  let moved = 0
  for (let last: string | undefined = ''; last !== undefined;) {
    last = await step(async (tx) => {
      const batch = await ratersAfter(tx, last ?? '', membersAStep)
      for (const rater of batch) {
        moved += await putRater(tx, rater.member, await counted(tx, rater, subjects, today))
        addTo(ofSite, rater)
      }
      raters += batch.length
      return batch.at(-1)?.member
    })
  }
  return { raters, moved, ofSite, changes }
}

/**
 * Works out the numbers that every score shares, from the ratings that count now; `changes` are those of tallies that
 * the count has seen or made itself. Tells whether they are others than before.
 */
export function countShared(
  step: Step,
  { on, ofSite, changes }: { readonly on: Day; readonly ofSite: SiteCounts; readonly changes: number },
): Promise<boolean> {
  return step(async (tx) => {
    const { constants: old } = await lastCount(tx)
    const constants = catalogueConstants(await fullSums(tx))
    await setLastCount(tx, { constants, site: siteBaseline(ofSite), on, changes })
    const isOther = JSON.stringify(constants) !== JSON.stringify(old)
    if (isOther) await raiseEpoch(tx)
    return isOther
  })
}

async function counted(
  tx: WriteHandle,
  { joined, isConfirmed, isBanned, ratings }: RaterToCount,
  subjects: RatedSubjects,
  today: Day,
): Promise<CountedRater> {
  const facts = {
    isConfirmed,
    isBanned,
    titles: ratings.length,
    days: new Set(ratings.map(({ firstOn }) => firstOn)).size,
    isSinglePurpose: await subjects.isSinglePurpose(
      tx,
      ratings.map(({ title }) => title),
    ),
  }
  return { ...facts, weight: trustOf({ ...facts, age: ageOn(joined, today) }).weight, countedOn: today }
}

type Counts = { ratings: number; ones: number; tens: number; newAccounts: number }

function addTo(counts: Counts, { ratings }: RaterToCount): void {
  for (const { halves, standing, accountAge } of ratings) {
    if (standing !== 'counts') continue
    counts.ratings += 1
    counts.ones += Number(isOne(halves))
    counts.tens += Number(isTen(halves))
    counts.newAccounts += Number(accountAge < newAccountAge)
  }
}
