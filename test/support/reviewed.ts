/** A title that members have reviewed, in several scripts. */
import { voteOnReview } from '../../src/actions/vote-on-review.ts'
import { writeReview } from '../../src/actions/write-review.ts'
import type { TitleId } from '../../src/catalogue/ids.ts'
import type { ReviewId } from '../../src/community/review-id.ts'
import type { Engine } from '../../src/store/engine/engine.ts'

const now = new Date('2026-11-02T12:00:00.000Z')

/** With every mark that a text can have, and a word that is longer than a phone is wide. */
const marked = `It begins with **a long shot** of *nothing*, and ${'ends'.repeat(40)}. ${'It takes its time. '.repeat(20)}

> A quote of it,
> on two lines.

- one ||that hides|| something
- two

1. first
2. second

||
All of this gives the story away.
||

More at [a page](https://example.org/a) and https://example.org/b.`

/** Reviews by the first members of `rateByMany`; the first is featured, and was edited. Gives its id. */
export async function reviewByMany(engine: Engine, title: TitleId): Promise<ReviewId> {
  const send = (each: number, language: string, headline: string, text: string) =>
    writeReview(
      engine,
      {
        author: { id: `rater-${each}`, role: 'member' },
        title,
        writingTime: 60_000,
        typed: { language, headline, text, licence: 'CC-BY-4.0' },
      },
      now,
    )
  await send(0, 'en', 'A first impression', marked)
  const { id } = await send(0, 'en', 'A second impression', marked.replace('long shot', 'very long shot'))
  await send(1, 'he', 'סרט על שתיקה', 'סרט שקט על אב ובת. ||הבת מתחתנת בסוף.||')
  await send(2, 'ar', 'فيلم هادئ', 'فيلم هادئ عن أب وابنته، لا يحدث فيه شيء تقريبا.')
  await send(3, 'ja', '静かな別れ', '父と娘の静かな暮らしが終わる。')
  for (const each of [4, 5, 6])
    await voteOnReview(engine, { member: `rater-${each}`, review: id, vote: 'helpful' }, now)
  return id
}
