/** A real browser before a real server, on the demo catalogue. */
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Letter, Post } from '../../src/accounts/post.ts'
import { buildApp } from '../../src/app.ts'
import { idOf, type EntityId } from '../../src/catalogue/ids.ts'
import type { Engine } from '../../src/store/engine/engine.ts'
import { titleParts } from '../../src/web/paths.ts'
import { madeLists, openDemo, ratedTitle, ratingMember } from './demo.ts'
import { siteConfig } from './site.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('chromiumPath'), headless: true, args: flags })
}

export type Journey = {
  readonly browser: Browser
  readonly origin: string
  readonly engine: Engine
  /** What was written to members, the last one last. */
  readonly letters: readonly Letter[]
  /** A new reader: nothing kept, nothing stored. */
  reader(options?: BrowserContextOptions): Promise<Reader>
  close(): Promise<void>
}

export type Reader = { readonly page: Page; readonly watched: Watched; leave(): Promise<void> }

/** What no page may ever bring about. */
export type Watched = { errors: string[]; violations: string[]; foreign: string[]; dialogs: string[] }

/** The server of an engine's catalogue (the demo's where none is given) with a browser before it. */
export async function openJourney(
  given?: Engine,
  environment: Readonly<Record<string, string>> = {},
): Promise<Journey> {
  const engine = given ?? (await openDemo())
  const letters: Letter[] = []
  const post: Post = { send: (letter) => Promise.resolve(void letters.push(letter)) }
  const app = await buildApp(engine, siteConfig({ ORIGIN: '', ...environment }), undefined, post)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  return {
    browser,
    origin,
    engine,
    letters,
    async reader(options = {}) {
      const context = await browser.newContext({ baseURL: origin, ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      return { page, watched: await watch(page, origin), leave: () => context.close() }
    },
    async close() {
      await browser.close()
      await app.close()
      if (!given) await engine.close()
    },
  }
}

async function watch(page: Page, origin: string): Promise<Watched> {
  const watched: Watched = { errors: [], violations: [], foreign: [], dialogs: [] }
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    // Chromium itself reports the status of a page that is meant to be a 404.
    if (message.text().startsWith('Failed to load resource') && message.location().url === page.url()) return
    watched.errors.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => watched.errors.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.origin !== origin) watched.foreign.push(request.url())
  })
  page.on('dialog', (dialog) => {
    watched.dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.exposeFunction('tellViolation', (what: string) =>
    watched.violations.push(`${page.url()}: ${what}`),
  )
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { tellViolation(what: string): void }).tellViolation
      tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return watched
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
type Axe = { run(context: Document, options: object): Promise<{ violations: readonly AxeViolation[] }> }
type AxeViolation = { id: string; nodes: readonly { target: unknown; failureSummary?: string | undefined }[] }

/** What axe finds on the page as it stands, one line a fault; `colours` alone where nothing else has changed. */
export async function axeFindings(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await new AxeBuilder({ page }).setLegacyMode().withRules(['html-has-lang']).analyze()
  const only =
    what === 'colours' ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: levels }
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false })).violations
  }, only)
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ target, failureSummary }) =>
          `${id} at ${String(target)}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
  )
}

/** The address of one page of each kind in the demo catalogue: the longest of it, and the barest. */
export async function templates({ reader }: Engine): Promise<Readonly<Record<string, string>>> {
  const key = (row: { key: number } | undefined): EntityId => idOf(row?.key ?? 0)
  const most = async (
    table: 'credit' | 'company_credit',
    by: 'title' | 'person' | 'company',
  ): Promise<EntityId> => {
    const rows = await reader
      .selectFrom(table as 'credit')
      .select(({ fn }) => [`${by as 'title'} as key`, fn.countAll<number>().as('count')])
      .groupBy(by as 'title')
      .orderBy('count', 'desc')
      .orderBy(by as 'title')
      .limit(1)
      .execute()
    return key(rows[0])
  }
  const longSeries = await reader
    .selectFrom('summary')
    .select(({ fn }) => ['series as key', fn.countAll<number>().as('count')])
    .where('series', 'is not', null)
    .groupBy('series')
    .orderBy('count', 'desc')
    .limit(1)
    .executeTakeFirst()
  const episode = await reader
    .selectFrom('summary')
    .select('key')
    .where('series', '=', longSeries?.key ?? 0)
    .orderBy('key')
    .offset(20)
    .limit(1)
    .executeTakeFirst()
  const inScript = (name: string) =>
    reader
      .selectFrom('summary')
      .select('key')
      .where('original_name', 'like', name)
      .where('type', '=', 'movie')
      .orderBy('key')
      .limit(1)
      .executeTakeFirst()
  const bare = await reader
    .selectFrom('summary')
    .select('key')
    .where('type', '=', 'movie')
    .where('key', 'not in', reader.selectFrom('credit').select('title'))
    .orderBy('popularity')
    .orderBy('key')
    .limit(1)
    .executeTakeFirst()
  const long = await most('credit', 'title')
  const title = (id: EntityId): string => `/title/${id}`
  return {
    home: '/',
    seed: '/title/tt33365324',
    'the title with the longest cast': title(long),
    'the barest title': title(key(bare ?? (longSeries as { key: number }))),
    'a title in Hebrew': title(key(await inScript('%ים%'))),
    'a title in Arabic': title(key(await inScript('%ال%'))),
    'the longest series': title(idOf(longSeries?.key ?? 0)),
    'an episode': title(key(episode)),
    'the person with most credits': `/name/${await most('credit', 'person')}`,
    'the company with most titles': `/company/${await most('company_credit', 'company')}`,
    'search results': '/search?q=the',
    'an empty search': '/search',
    'a search that finds nothing': '/search?q=zzzzzz',
    'titles of a genre': '/search?genre=Documentary',
    'a page that never was': '/title/tt0999999999',
    ...Object.fromEntries(titleParts.map((part) => [`the ${part} page`, `${title(long)}/${part}`])),
    'the ratings page': `${title(long)}/rating`,
    'the best rated titles': '/top',
    'the best rated titles of a type without any': '/top?type=short',
    'all reviews': '/reviews',
    'all lists': '/lists',
    'the moderation log': '/moderation/log',
    'the rules': '/moderation/rules',
    'the ratings page of a rated title': `/title/${ratedTitle}/rating`,
    'a long list': `/list/${madeLists.long}`,
    'the last page of a list': `/list/${madeLists.long}?page=2`,
    'a list with notes': `/list/${madeLists.noted}`,
    'the page of a member': `/member/${ratingMember}`,
    'the ratings of a member': `/member/${ratingMember}/ratings`,
    'a title with a featured review': `/title/${ratedTitle}`,
    'the reviews page': `${title(long)}/reviews`,
    'the reviews page of a reviewed title': `/title/${ratedTitle}/reviews`,
    'a review': '/review/rw0000001',
    'the history of a review': '/review/rw0000001/history',
    'the production page of the seed': '/title/tt33365324/production',
    'the plot page of the seed': '/title/tt33365324/plot',
  }
}
