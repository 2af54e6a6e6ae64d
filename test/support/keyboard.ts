/** Somebody who uses a page by keyboard alone. */
import type { Page } from 'playwright-core'

/** Presses Tab until what has the focus fits; throws where `most` presses never bring that about. */
export async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
  }
  throw new Error(`${most} presses of Tab never reached ${selector} on ${page.url()}`)
}

/** In the place of what stands in the field. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

/** Follows a link or presses a button, and waits for the page that it leads to. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  const arrived = page.waitForNavigation()
  await page.keyboard.press('Enter')
  await arrived
}
