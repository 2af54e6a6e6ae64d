/** The form in which a member says what their page shows. */
import type { FastifyInstance } from 'fastify'
import { showOneself } from '../../actions/accounts/show-oneself.ts'
import { longestAbout, memberParts } from '../../community/member-page.ts'
import { ownPage as ownPageOf } from '../views/own-page.ts'
import { takeOwnForm, type Submitting } from './submit.ts'

export function ownPage(app: FastifyInstance, parts: Submitting): void {
  takeOwnForm(app, parts, {
    path: 'accountPage',
    deed: 'show oneself',
    // Longer than can be taken, so that what was typed comes back to be shortened.
    longer: { about: 8 * longestAbout },
    async act({ call, session, typed, paths }) {
      const shown = memberParts.filter((part) => typed[part] === 'yes')
      await showOneself(call.accounts.engine, session.member, { about: typed['about'] ?? '', shown })
      return { to: paths.accounts('accountPage', { note: 'saved' }) }
    },
    again: (filled, { session, paths }) =>
      ownPageOf(
        parts.visitors,
        session,
        { choice: { about: '', shown: [] }, filled },
        paths.accounts('accountPage'),
      ),
  })
}
