/** The forms of those who take their data along, and of those who leave. */
import type { FastifyInstance } from 'fastify'
import { deleteAccount } from '../../actions/accounts/delete-account.ts'
import { exportData } from '../../actions/accounts/export-data.ts'
import type { AccountPageParts } from '../views/account-pages.ts'
import { ownDataPage } from '../views/own-data.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function ownData(app: FastifyInstance, parts: Submitting & AccountPageParts): void {
  takeOwnForm(app, parts, {
    path: 'accountExport',
    deed: 'take own data along',
    async act({ call, session }) {
      const text = await exportData(call, session.member.id)
      const day = call.now.toISOString().slice(0, 10)
      return { file: { name: `titlecard-${day}.json`, type: 'application/json; charset=utf-8', text } }
    },
  })
  takeOwnForm(app, parts, {
    path: 'accountDelete',
    deed: 'delete an account',
    async act({ call, session, typed, paths }) {
      const cookies = await deleteAccount(call, session, {
        password: typed['password'] ?? '',
        reviews: typed['reviews'] === 'deleted' ? 'deleted' : 'kept',
      })
      return { to: paths.accounts('signIn', { note: 'deleted' }), cookies }
    },
    again: (filled, { session, paths }) => ownDataPage(parts, session, filled, paths.accounts('accountData')),
  })
}
