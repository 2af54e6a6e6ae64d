/** The forms of lists: made, described, filled, put in order, copied, followed. */
import type { FastifyInstance } from 'fastify'
import { addToList, moveInList, takeFromList, writeNote, type Move } from '../../actions/change-list-items.ts'
import {
  changeList,
  copyList,
  followList,
  formLasts,
  makeList,
  refusalAt,
  stopFollowing,
  takeListAway,
} from '../../actions/keep-list.ts'
import { titleTyped } from '../../actions/named-title.ts'
import { isTitleId, type TitleId } from '../../catalogue/ids.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { listNumberOf } from '../../community/list-id.ts'
import type { Session } from '../../store/members.ts'
import type { Filled } from '../views/account-forms.ts'
import type { ListNote } from '../views/list-forms.ts'
import { editPageOf, listEditToSend, ownListsToSend, type ListEditParts } from '../views/list-pages.ts'
import { noList } from '../views/list-sight.ts'
import { longestTyped, numberIn, sentWords } from './own-title.ts'
import { takeOwnForm, type Outcome, type Submitted, type Submitting } from './submit.ts'

type Own = Submitted & { readonly session: Session }

export function lists(app: FastifyInstance, parts: Submitting & ListEditParts): void {
  const again =
    (form: string) =>
    (filled: Filled, { session, params, typed, paths }: Own) =>
      listEditToSend(parts, session, params['list'] ?? '', {
        filled,
        form,
        page: editPageOf(Number(typed['at']) || 1) - 1,
        address: paths.listPart(params['list'] ?? '', 'edit'),
      })
  takeOwnForm(app, parts, {
    path: 'ownLists',
    deed: 'keep lists',
    async act(own) {
      const { call, session, typed, paths } = own
      const { opened = '' } = typed
      const isFresh = parts.visitors.wasOpenedWithin(session, opened, call.now, formLasts)
      const about = { ...aboutIn(parts, own), form: isFresh ? opened : undefined }
      const id = await makeList(call.accounts.engine, session.member.id, about, call.now)
      return { to: paths.listPart(id, 'edit') }
    },
    longer: { name: longestTyped, description: longestTyped },
    again: (filled, { session, paths }) =>
      ownListsToSend(parts, session, { filled, address: paths.accounts('ownLists') }),
  })
  takeOwnForm(app, parts, {
    path: 'listEdit',
    deed: 'keep lists',
    async act(own) {
      const { call, session, params, paths } = own
      const change = { member: session.member.id, number: numberOf(params), typed: aboutIn(parts, own) }
      await changeList(call.accounts.engine, change, call.now)
      return { to: paths.listPart(params['list'] ?? '', 'edit', { note: 'saved' satisfies ListNote }) }
    },
    longer: { name: longestTyped, description: longestTyped },
    again: again('about'),
  })
  takeOwnForm(app, parts, {
    path: 'listItems',
    deed: 'keep lists',
    act: (own) => changeItem(parts, own),
    longer: { note: longestTyped },
    again: (filled, own) => again(own.typed['do'] === 'add' ? 'add' : 'item')(filled, own),
  })
  takeOwnForm(app, parts, {
    path: 'listRemove',
    deed: 'keep lists',
    async act({ call, session, params, paths }) {
      await takeListAway(call.accounts.engine, session.member.id, numberOf(params))
      return { to: paths.accounts('ownLists', { note: 'deleted' satisfies ListNote }) }
    },
  })
  ofOthers(app, parts)
}

function ofOthers(app: FastifyInstance, parts: Submitting): void {
  takeOwnForm(app, parts, {
    path: 'listCopy',
    deed: 'follow and copy lists',
    async act({ call, session, typed, params, paths }) {
      const copy = { member: session.member.id, number: numberOf(params), name: typed['name'] ?? '' }
      const id = await copyList(call.accounts.engine, copy, call.now)
      return { to: `${paths.list(id)}?note=copied` }
    },
  })
  takeOwnForm(app, parts, {
    path: 'listFollow',
    deed: 'follow and copy lists',
    async act({ call, session, typed, params, paths }) {
      const { engine } = call.accounts
      const isLeaving = typed['do'] === 'stop'
      if (isLeaving) await stopFollowing(engine, session.member.id, numberOf(params))
      else await followList(engine, session.member.id, numberOf(params), call.now)
      return { to: `${paths.list(params['list'] ?? '')}?note=${isLeaving ? 'unfollowed' : 'followed'}` }
    },
  })
}

/** One title of a list: the place where it stands says which page to come back to. */
async function changeItem(parts: Submitting, own: Own): Promise<Outcome> {
  const { call, session, typed, params, paths } = own
  const { engine } = call.accounts
  const number = numberOf(params)
  const list = { member: session.member.id, number }
  const sent = sentWords(parts, own)
  const back = (note: ListNote, title: string, place: number): Outcome => ({
    to: `${paths.listPart(params['list'] ?? '', 'edit', { note, page: String(editPageOf(place)) })}#${title}`,
  })
  if (typed['do'] === 'add') {
    // What was chosen is one of those that were offered, or suggested, for this very name.
    const chosen = typed['asked'] === typed['title'] ? typed['choice'] : undefined
    const title = await titleTyped(engine.reader, chosen ?? typed['title'] ?? '')
    const { place, isNew } = await addToList(engine, { ...list, title, note: '', ...sent }, call.now)
    return back(isNew ? 'added' : 'thereAlready', title, place)
  }
  const title = titleOf(typed)
  const at = Number(typed['at']) || 1
  switch (typed['do']) {
    case 'take-out':
      await takeFromList(engine, { ...list, title }, call.now)
      return back('removed', 'order', Math.max(1, at - 1))
    case 'note':
      await writeNote(engine, { ...list, title, note: typed['note'] ?? '', ...sent }, call.now)
      return back('saved', title, at)
    default: {
      // The note stands in the same form: what was typed there goes along.
      const written = typed['note'] === undefined ? {} : { written: { note: typed['note'], ...sent } }
      const place = await moveInList(engine, { ...list, title, move: moveIn(typed), ...written }, call.now)
      return back('moved', title, place)
    }
  }
}

function moveIn(typed: Submitted['typed']): Move {
  if (typed['do'] === 'up') return { by: -1 }
  if (typed['do'] === 'down') return { by: 1 }
  if (!/^[1-9]\d{0,8}$/.test(typed['place'] ?? '')) throw refusalAt('place', 'place-form')
  return { to: numberIn(typed['place']) }
}

const aboutIn = (parts: Submitting, own: Own) => ({
  name: own.typed['name'] ?? '',
  description: own.typed['description'] ?? '',
  isPublic: own.typed['public'] === 'yes',
  ...sentWords(parts, own),
})

function numberOf({ list = '' }: Submitted['params']): number {
  const number = listNumberOf(list)
  if (number === undefined) throw noList(list)
  return number
}

function titleOf({ title = '' }: Submitted['typed']): TitleId {
  if (isTitleId(title)) return title
  throw refusal('not-found', ['noTitle', JSON.stringify(title)], 'title')
}
