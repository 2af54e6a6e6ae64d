/** The forms of notifications: what is read, which come by letter, and the link that stops letters. */
import type { FastifyInstance } from 'fastify'
import { chooseLetters, stopLetters } from '../../actions/choose-letters.ts'
import { readNotification, readNotifications } from '../../actions/read-notifications.ts'
import { letterKinds } from '../../community/notification-kinds.ts'
import { ensureStopped, stopPage } from '../views/stop-page.ts'
import { takeForm, takeOwnForm, type Submitting } from './submit.ts'

export function notifications(app: FastifyInstance, parts: Submitting): void {
  takeOwnForm(app, parts, {
    path: 'notificationsRead',
    deed: 'read notifications',
    async act({ call, session, typed, paths }) {
      const { engine } = call.accounts
      const { id } = session.member
      if (typed['last'] === undefined)
        await readNotification(engine, id, numberIn(typed['notification']), call.now)
      else await readNotifications(engine, id, numberIn(typed['last']), call.now)
      return { to: paths.notifications() }
    },
  })
  takeOwnForm(app, parts, {
    path: 'accountLetters',
    deed: 'choose letters',
    async act({ call, session, typed, paths }) {
      const kinds = letterKinds.filter((kind) => typed[kind] === 'yes')
      const { language } = call.words
      await chooseLetters(call.accounts.engine, { member: session.member.id, kinds, language })
      return { to: paths.accounts('account', { note: 'letters' }) }
    },
  })
  letterLink(app, parts)
}

/** Mail programs send what they like to this address, from wherever they are: the token in it says all. */
function letterLink(app: FastifyInstance, parts: Submitting): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, parsed) =>
      parsed(null, new Map<string, string>()),
    )
    takeForm(scope, parts, {
      path: 'stopLetters',
      deed: 'stop letters by their link',
      async act({ call, params }) {
        const { engine, signer } = call.accounts
        const { token = '' } = params
        const { member, kind } = ensureStopped(signer, token)
        await stopLetters(engine, member, kind)
        return { show: stopPage(signer, token, true) }
      },
    })
    done()
  })
}

/** 0, which is no notification's number, for anything that is not written as one. */
const numberIn = (text = ''): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0)
