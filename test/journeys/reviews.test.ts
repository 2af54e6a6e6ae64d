/** From joining to a featured review: by keyboard alone, at the width of a phone, with scripts and without. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { voteOnReview } from '../../src/actions/vote-on-review.ts'
import { appoint } from '../../src/actions/accounts/appoint.ts'
import { isReviewId, type ReviewId } from '../../src/community/review-id.ts'
import { axeFindings, openJourney, type Journey, type Reader } from '../support/browser.ts'
import { freshStore, type TestStore } from '../support/engines.ts'
import { titleId } from '../support/ids.ts'
import { press, typeInto } from '../support/keyboard.ts'
import { putMember } from '../support/members.ts'
import { put } from '../support/site.ts'
import { emailOf, goodPassword } from '../support/visitor.ts'
import { scripts } from '../hostile/strings.ts'

const film = titleId('tt0041154')
const clean = { errors: [], violations: [], foreign: [], dialogs: [] }
const phone = { viewport: { width: 390, height: 844 } }
const voters = ['Chishu', 'Haruko', 'Yumeji']
let store: TestStore
let journey: Journey
let moderator: Reader
beforeAll(async () => {
  store = await freshStore('sqlite')
  await put(store.engine, [[film, { type: 'movie', name: 'Late Spring', year: 1949 }]])
  for (const name of voters) await putMember(store.engine, name)
  journey = await openJourney(store.engine)
  moderator = await journey.reader({ ...phone, javaScriptEnabled: false })
  await joins(moderator.page, 'Masaki')
  await appoint(store.engine, 'Masaki', 'moderator')
  // As if the codes had been set up, which is another journey.
  await store.engine.db
    .updateTable('member')
    .set({ two_factor_enabled: 1 })
    .where('name', '=', 'Masaki')
    .execute()
}, 90_000)
afterAll(async () => {
  await moderator.leave()
  await journey.close()
  await store.dispose()
})

/** Joins, confirms, signs in; ends on the page of the account. */
async function joins(page: Page, name: string): Promise<void> {
  await page.goto('/join')
  await typeInto(page, '#join-name', name)
  await typeInto(page, '#join-email', emailOf(name))
  await typeInto(page, '#join-password', goodPassword)
  await press(page, '#join button')
  const letter = journey.letters.findLast(({ to }) => to === emailOf(name))
  await page.goto(/http:\S+/.exec(letter?.text ?? '')?.[0] ?? 'about:blank')
  await press(page, '#confirm button')
  await typeInto(page, '#sign-in-email', emailOf(name))
  await typeInto(page, '#sign-in-password', goodPassword)
  await press(page, '#sign-in button')
}

function reviewAt(page: Page): ReviewId {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  if (!isReviewId(id)) throw new Error(`${page.url()} is no review`)
  return id
}

const found = (id: ReviewId): Promise<unknown> =>
  Promise.all(
    voters.map((name) =>
      voteOnReview(
        store.engine,
        { member: name.toLowerCase(), review: id, vote: 'helpful' },
        new Date('2026-11-22T12:00:00.000Z'),
      ),
    ),
  )

describe.each([
  ['without scripts', false, 'Setsuko'],
  ['with scripts', true, 'Kinuyo'],
] as const)('%s, a member', (_how, javaScriptEnabled, name) => {
  test('joins, writes, previews, waits, is let stand, is found helpful and featured, by keyboard alone', async () => {
    const { page, watched, leave } = await journey.reader({ ...phone, javaScriptEnabled })
    const headline = `What ${name} saw`
    const words = Array.from({ length: 50 }, (_, at) => `${name.toLowerCase()}${at}`).join(' ')
    await joins(page, name)
    await page.goto(`/title/${film}`)
    await press(page, `[aria-labelledby="reviews"] a[href$="/reviews/write"]`)
    await typeInto(page, '#review-headline', headline)
    await typeInto(page, '#review-text', `${words}\n\nAnd ||the end|| **too**.`)
    await press(page, '#review button[value="preview"]')
    expect(await page.locator('.preview strong').innerText()).toBe('too')
    expect(await page.locator('#review-headline').inputValue()).toBe(headline)
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([])
    await press(page, '#review button.act:not([value])')
    const id = reviewAt(page)
    expect(await page.locator('.note').innerText()).toContain('Waiting for a moderator')

    await moderator.page.goto(`/moderation/post/review/${id}`)
    await typeInto(moderator.page, '#decide-statement', 'It is about the film.')
    await moderator.page.locator('#decide-verdict').selectOption('approve')
    await press(moderator.page, '#decide button')
    await page.goto(`/title/${film}/reviews`)
    expect(await page.locator(`#${id}-headline`).innerText()).toBe(headline)

    await moderator.page.goto(`/review/${id}`)
    await press(moderator.page, '.review-vote button[value="helpful"]')
    expect(await moderator.page.locator('.review-vote').innerText()).toContain('1 of 1 found this helpful')
    await found(id)
    await page.goto(`/title/${film}`)
    expect(await page.locator('[aria-labelledby="reviews"] h3.headline').innerText()).toBe(headline)
    await page.keyboard.press('Tab')
    expect(await page.locator('.why p').isVisible()).toBe(false)
    await press(page, `#${id}-headline a`)

    await press(page, 'a[href$="/withdraw"]')
    await press(page, '#withdraw button')
    expect(await page.locator('.note').innerText()).toContain('You have withdrawn this review.')
    await press(page, 'form[action$="/put-back"] button')
    expect(await page.locator('.note').count()).toBe(0)
    await press(page, 'a[href$="/reviews/write"]')
    await typeInto(page, '#review-headline', `${headline} again`)
    await press(page, '#review button.act:not([value])')
    expect(await page.locator('.note').count()).toBe(0)
    await page.goto(`/review/${id}/history`)
    expect(await page.locator('ins').first().innerText()).toBe(' again')
    expect(watched).toEqual(clean)
    await leave()
  }, 120_000)
})

describe('what stands in a review', () => {
  const hidden = '.review-text details > :not(summary)'

  test('is folded where it gives the story away, and opens by keyboard, without scripts', async () => {
    const { page, leave } = await journey.reader({ ...phone, javaScriptEnabled: false })
    await page.goto(`/title/${film}/reviews`)
    expect(await page.locator(hidden).first().isVisible()).toBe(false)
    await page.locator('.review-text summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator(hidden).first().innerText()).toBe('the end')
    await leave()
  })

  test('runs nothing, whatever was typed, on any page that shows it', async () => {
    const reader = await journey.reader(phone)
    const { page } = reader
    await joins(page, 'Tatsuo')
    await appoint(store.engine, 'Tatsuo', 'member')
    const send = async (headline: string, text: string) => {
      await page.goto(`/title/${film}/reviews/write`)
      await page.locator('#review-headline').fill(headline)
      await page.locator('#review-text').fill(text)
      await page.locator('#review button[value="preview"]').click()
      await quiet()
      await page.locator('#review button.act:not([value])').click()
      await quiet()
    }
    const quiet = async () => {
      await page.waitForLoadState()
      const executed = () => (window as unknown as { __executed?: unknown }).__executed
      expect(await page.evaluate(executed), page.url()).toBeUndefined()
    }
    for (const script of scripts) {
      await send(script.slice(0, 200), `${script}\n\n[x](${script}) ||${script}||\n\n> ${script}`)
      expect(await page.locator('h1').innerText()).toBe(script.slice(0, 200).replace(/\s+/g, ' '))
    }
    const everything = scripts.join('\n\n')
    await send(everything.slice(0, 200), everything)
    const id = reviewAt(page)
    for (const other of await store.engine.db.selectFrom('review').select('id').execute())
      if (!id.endsWith(String(other.id)))
        await store.engine.db.updateTable('review').set({ helpful: 0 }).where('id', '=', other.id).execute()
    await found(id)
    const addresses = [`/review/${id}`, `/review/${id}/history`, `/title/${film}/reviews`, `/title/${film}`]
    for (const address of addresses) {
      for (const language of ['', '/he']) {
        await page.goto(`${language}${address}`)
        expect(await page.locator('body').innerText()).toContain('__executed')
        await page.locator('details').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '')
        })
        await quiet()
      }
    }
    expect(reader.watched).toEqual(clean)
    await reader.leave()
  }, 180_000)
})
