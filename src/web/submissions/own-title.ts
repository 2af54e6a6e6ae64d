/** The forms of a member's own page of a title, and of the diary. */
import type { FastifyInstance } from 'fastify'
import {
  addToList,
  addToWatchlist,
  takeFromList,
  takeFromWatchlist,
} from '../../actions/change-list-items.ts'
import type { SentWords } from '../../actions/judge-list.ts'
import { enterViewing, takeViewingOut } from '../../actions/keep-diary.ts'
import { markEpisodes } from '../../actions/mark-episodes.ts'
import { refusalAt } from '../../actions/keep-list.ts'
import { isTitleId, type TitleId } from '../../catalogue/ids.ts'
import { Refusal, refusal } from '../../catalogue/refusal.ts'
import type { Session } from '../../store/members.ts'
import type { Filled } from '../views/account-forms.ts'
import type { ListNote } from '../views/list-forms.ts'
import { mineToSend, type ListPageParts } from '../views/list-pages.ts'
import { takeOwnForm, type Submitted, type Submitting } from './submit.ts'

type Own = Submitted & { readonly session: Session }

export function ownTitle(app: FastifyInstance, parts: Submitting & ListPageParts): void {
  const again =
    (form: string) =>
    (filled: Filled, { session, params, paths }: Own) => {
      const title = titleIn(params)
      return mineToSend(parts, session, title, { filled, form, address: paths.mine(title) })
    }
  takeOwnForm(app, parts, {
    path: 'mineWatchlist',
    deed: 'keep lists',
    async act({ call, session, typed, params, paths }) {
      const title = titleIn(params)
      const change = typed['do'] === 'take-off' ? takeFromWatchlist : addToWatchlist
      await change(call.accounts.engine, session.member.id, title, call.now)
      return typed['from'] === 'title'
        ? { to: paths.title(title) }
        : { to: `${paths.mine(title)}?note=${typed['do'] === 'take-off' ? 'removed' : 'added'}` }
    },
  })
  takeOwnForm(app, parts, {
    path: 'mineSeen',
    deed: 'keep a diary',
    async act({ call, session, typed, params, paths }) {
      const title = titleIn(params)
      await enterViewing(
        call.accounts.engine,
        {
          member: session.member.id,
          title,
          watched: typed['watched'] ?? '',
          isRewatch: typed['rewatch'] === 'yes',
          note: typed['note'] ?? '',
        },
        call.now,
      )
      return done(paths, title, 'entered')
    },
    longer: { note: longestTyped },
    again: again('seen'),
  })
  takeOwnForm(app, parts, {
    path: 'mineList',
    deed: 'keep lists',
    async act(own) {
      const { call, session, typed, params, paths } = own
      const title = titleIn(params)
      const number = Number(typed['list'])
      if (!Number.isSafeInteger(number)) throw refusalAt('list', 'no-list')
      const inList = { member: session.member.id, number, title }
      const { engine } = call.accounts
      if (typed['do'] === 'take-out') {
        await takeFromList(engine, inList, call.now)
        return done(paths, title, 'removed')
      }
      const written = { note: typed['note'] ?? '', ...sentWords(parts, own) }
      const { isNew } = await addToList(engine, { ...inList, ...written }, call.now)
      return done(paths, title, isNew ? 'added' : 'thereAlready')
    },
    longer: { note: longestTyped },
    again: again('add'),
  })
  takeOwnForm(app, parts, {
    path: 'mineEpisodes',
    deed: 'keep a diary',
    async act({ call, session, typed, params, paths }) {
      const title = titleIn(params)
      const series = typed['series'] ?? title
      if (!isTitleId(series)) throw new Refusal('invalid', 'That is no series.', 'series')
      await markEpisodes(
        call.accounts.engine,
        { member: session.member.id, series, stretch: stretchOf(typed, title) },
        call.now,
      )
      return done(paths, title, 'marked')
    },
  })
  takeOwnForm(app, parts, {
    path: 'diaryViewing',
    deed: 'keep a diary',
    async act({ call, session, typed, paths }) {
      const { title = '' } = typed
      await takeViewingOut(call.accounts.engine, session.member.id, numberIn(typed['viewing']))
      return isTitleId(title)
        ? done(paths, title, 'removed')
        : { to: paths.accounts('diary', { note: 'removed' }) }
    },
  })
}

/** Before line ends are brought into shape: what is longer than a note can be is refused at its field. */
export const longestTyped = 20_000

/** How words of a list were sent, which is judged with them. */
export const sentWords = ({ visitors }: Submitting, { call, session, typed }: Own): SentWords => ({
  writingTime: visitors.writingTime(session, typed['opened'] ?? '', call.now),
  asksFirst: typed['waits'] !== 'yes',
})

const done = (paths: Submitted['paths'], title: string, note: ListNote) => ({
  to: `${paths.mine(title)}?note=${note}`,
})

function titleIn({ id = '' }: Submitted['params']): TitleId {
  if (isTitleId(id)) return id
  throw refusal('not-found', ['noTitle', JSON.stringify(id)], 'id')
}

function stretchOf(typed: Submitted['typed'], title: TitleId) {
  if (typed['do'] === 'up-to') return { upTo: title } as const
  const { season } = typed
  if (season === undefined) return 'all'
  return { season: season === 'none' ? null : numberIn(season) }
}

/** Throws for anything but a whole number. */
export function numberIn(text = ''): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Refusal('invalid', `${JSON.stringify(text.slice(0, 40))} is no number.`, 'number')
}
