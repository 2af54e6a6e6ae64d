/** Every kind of page once, looked at in every size and light. */
import { axeFindings, templates, type Journey, type Reader, type Watched } from './browser.ts'

export type Findings = { accessibility: Set<string>; wide: string[]; watched: Watched }

/** Visits every kind of page once, looks at it in every size and light, and tells what was found. */
export async function lookAtAll(journey: Journey, language: string): Promise<Findings> {
  const reader = await journey.reader()
  const findings: Findings = { accessibility: new Set(), wide: [], watched: reader.watched }
  for (const [name, address] of Object.entries(await templates(journey.engine))) {
    await reader.page.emulateMedia({ colorScheme: 'light' })
    await reader.page.goto(`/${language}${address}`, { waitUntil: 'load' })
    for (const [width, height] of [
      [320, 568],
      [640, 400],
      [720, 450],
    ] as const) {
      await reader.page.setViewportSize({ width, height })
      await noteOverflow(reader, `${name} at ${width}`, findings)
    }
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await reader.page.setViewportSize({ width, height })
      await noteOverflow(reader, `${name} at ${width}`, findings)
      for (const colorScheme of ['light', 'dark'] as const) {
        await reader.page.emulateMedia({ colorScheme })
        const found = await axeFindings(reader.page, colorScheme === 'light' ? 'everything' : 'colours')
        for (const fault of found) findings.accessibility.add(`${name}, ${width} ${colorScheme}: ${fault}`)
      }
    }
  }
  await reader.leave()
  return findings
}

async function noteOverflow({ page }: Reader, place: string, { wide }: Findings): Promise<void> {
  const beyond = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return undefined
    const culprit = [...document.body.querySelectorAll('*')].find((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > room + 1 || left < -1
    })
    return `${document.documentElement.scrollWidth} > ${room}: ${culprit?.tagName} ${culprit?.className}`
  })
  if (beyond !== undefined) wide.push(`${place}: ${beyond}`)
}
