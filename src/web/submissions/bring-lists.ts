/** A file from elsewhere: sent, looked at, taken in or thrown away. */
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { bringLists, largestUpload } from '../../actions/bring-lists.ts'
import { refusalAt } from '../../actions/keep-list.ts'
import { takeListsIn, throwAway } from '../../actions/take-lists-in.ts'
import { bringToSend } from '../views/brought-pages.ts'
import type { ListPageParts } from '../views/list-pages.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

/** In a scope of its own: no other form is read in parts. */
export function bringing(app: FastifyInstance, parts: Submitting & ListPageParts): void {
  void app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false })
    takeOwnForm(scope, parts, {
      path: 'bring',
      deed: 'bring lists from elsewhere',
      largestFile: largestUpload,
      async act({ call, session, file, paths }) {
        if (!file) throw refusalAt('file', 'no-file')
        const { name, bytes } = file
        if (!bytes) throw refusalAt('file', 'file-large')
        const id = await bringLists(call.accounts.engine, session.member, { name, bytes }, call.now)
        return { to: paths.brought(id) }
      },
      again: (filled, { session, paths }) => bringToSend(parts, session, filled, paths.accounts('bring')),
    })
  })
  takeOwnForm(app, parts, {
    path: 'brought',
    deed: 'bring lists from elsewhere',
    async act({ call, session, typed, params, paths }) {
      const { engine } = call.accounts
      const id = params['import'] ?? ''
      if (typed['do'] === 'throw-away') {
        await throwAway(engine, session.member.id, id)
        return { to: paths.accounts('bring') }
      }
      await takeListsIn(engine, session.member, id, call.now)
      return { to: paths.brought(id) }
    },
  })
}
