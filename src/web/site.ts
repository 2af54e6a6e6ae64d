/** The HTML edge: the whole site, mounted in plain sight. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Accounts } from '../accounts/accounts.ts'
import type { Counts } from '../accounts/attempts.ts'
import type { Provider } from '../accounts/provider.ts'
import type { ReadHandle } from '../store/tables.ts'
import { answerErrors } from './errors.ts'
import type { Renderer } from './render.ts'
import { providerRoutes } from './routes/provider.ts'
import { accountRoutes } from './routes/accounts.ts'
import { browseRoutes } from './routes/browse.ts'
import { companyRoutes } from './routes/company.ts'
import { feedRoutes } from './routes/feeds.ts'
import { homeRoutes } from './routes/home.ts'
import { memberRoutes } from './routes/members.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { listRoutes } from './routes/lists.ts'
import { moderationRoutes } from './routes/moderation.ts'
import { ownDataRoutes } from './routes/own-data.ts'
import { ownRatingRoutes } from './routes/own-ratings.ts'
import { ownRecordRoutes } from './routes/own-records.ts'
import { personRoutes } from './routes/person.ts'
import { searchRoutes } from './routes/search.ts'
import { sitemapRoutes } from './routes/sitemap.ts'
import { ratingRoutes } from './routes/rating.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { ratingWindowRoutes } from './routes/rating-windows.ts'
import { topRoutes } from './routes/top.ts'
import { titlePartRoutes } from './routes/title-parts.ts'
import { titleRoutes } from './routes/title.ts'
import type { NameIndex } from '../store/engine/engine.ts'
import { Sender } from './send-page.ts'
import { comingByProvider } from './submissions/provider.ts'
import { comingIn } from './submissions/accounts.ts'
import { notifications } from './submissions/notifications.ts'
import { bringing } from './submissions/bring-lists.ts'
import { ratingWindows } from './submissions/rating-windows.ts'
import { lists } from './submissions/lists.ts'
import { ownTitle } from './submissions/own-title.ts'
import { ownData } from './submissions/own-data.ts'
import { ownPage } from './submissions/own-page.ts'
import { policyReports } from './submissions/policy-reports.ts'
import { moderation } from './submissions/moderation.ts'
import { notices } from './submissions/notices.ts'
import { rating } from './submissions/rating.ts'
import { reviews } from './submissions/reviews.ts'
import { ownAccount } from './submissions/own-account.ts'
import type { Visitors } from './visitors.ts'

/** What the site is made of. Pages read with `reader`; `accounts` is for what forms do, and for nothing else. */
export type SiteParts = {
  readonly reader: ReadHandle
  readonly names: NameIndex
  readonly renderer: Renderer
  /** `https://films.example.org`; where it is not configured, the origin each request came to. */
  readonly origin: string | undefined
  /** Where corrections go: a `mailto:` or an `https:` address. */
  readonly contact: string | undefined
  readonly isDemo: boolean
  readonly visitors: Visitors
  /** Another site that members may sign in by. */
  readonly provider: Provider | undefined
  readonly accounts: Accounts
  /** What all threads count together. */
  readonly counts: Counts
}

export async function mountSite(app: FastifyInstance, parts: SiteParts): Promise<void> {
  const sender = new Sender(parts)
  answerErrors(app, sender)
  await app.register(fastifyStatic, {
    root: join(import.meta.dirname, '..', '..', 'build', 'client'),
    wildcard: false,
    globIgnore: ['manifest.json'],
    immutable: true,
    maxAge: '365d',
  })
  homeRoutes(app, parts, sender)
  searchRoutes(app, parts, sender)
  topRoutes(app, parts, sender)
  titleRoutes(app, parts, sender)
  titlePartRoutes(app, parts, sender)
  ratingRoutes(app, parts, sender)
  ratingWindowRoutes(app, parts, sender)
  listRoutes(app, parts, sender)
  reviewRoutes(app, parts, sender)
  browseRoutes(app, parts, sender)
  ownRatingRoutes(app, parts, sender)
  ownRecordRoutes(app, parts, sender)
  personRoutes(app, parts, sender)
  companyRoutes(app, parts, sender)
  sitemapRoutes(app, parts, sender)
  accountRoutes(app, parts, sender)
  providerRoutes(app, parts, sender)
  notificationRoutes(app, parts, sender)
  memberRoutes(app, parts, sender)
  feedRoutes(app, parts, sender)
  moderationRoutes(app, parts, sender)
  ownDataRoutes(app, parts, sender)
  comingIn(app, { ...parts, sender })
  comingByProvider(app, { ...parts, sender })
  ownAccount(app, { ...parts, sender })
  rating(app, { ...parts, sender })
  notifications(app, { ...parts, sender })
  ratingWindows(app, { ...parts, sender })
  lists(app, { ...parts, sender })
  ownTitle(app, { ...parts, sender })
  ownPage(app, { ...parts, sender })
  moderation(app, { ...parts, sender })
  notices(app, { ...parts, sender })
  reviews(app, { ...parts, sender })
  ownData(app, { ...parts, sender })
  bringing(app, { ...parts, sender })
  policyReports(app, parts)
}
