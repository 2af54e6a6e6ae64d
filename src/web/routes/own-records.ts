/** What members bring from elsewhere, as it is looked at, and the files that they take away. */
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../catalogue/refusal.ts'
import { importOf } from '../../store/member-imports.ts'
import { ownRecords } from '../../store/own-records.ts'
import { answerOwn, sendFile } from '../own-page.ts'
import { exportFiles, routePaths } from '../paths.ts'
import type { Sender } from '../send-page.ts'
import type { SiteParts } from '../site.ts'
import { bringToSend, broughtToSend, notKept } from '../views/brought-pages.ts'
import { exportText, unmatchedText } from '../views/exports.ts'

type OfImport = { Params: { import: string } }

export function ownRecordRoutes(app: FastifyInstance, parts: SiteParts, sender: Sender): void {
  const own = { ...parts, sender }
  const deed = 'bring lists from elsewhere'
  app.get(routePaths.bring, (request, reply) => {
    const address = sender.contextOf(request).paths.accounts('bring')
    return answerOwn(own, request, reply, { deed, address }, (session) =>
      sender.send(request, reply, bringToSend(parts, session)),
    )
  })
  app.get<OfImport>(routePaths.brought, (request, reply) => {
    const { paths } = sender.contextOf(request)
    const id = request.params.import
    return answerOwn(own, request, reply, { deed, address: paths.accounts('bring') }, (session) =>
      sender.send(request, reply, broughtToSend(parts, session, id)),
    )
  })
  app.get<OfImport>(routePaths.unmatched, (request, reply) => {
    const { paths, words } = sender.contextOf(request)
    return answerOwn(own, request, reply, { deed, address: paths.accounts('bring') }, async ({ member }) => {
      const brought = await importOf(parts.reader, member.id, request.params.import, new Date())
      if (!brought) throw notKept()
      return sendFile(reply, 'unmatched.csv', unmatchedText(brought, words))
    })
  })
  app.get<{ Params: { file: string } }>(routePaths.exported, (request, reply) => {
    const { paths, words } = sender.contextOf(request)
    const address = paths.accounts('ownLists')
    return answerOwn(own, request, reply, { deed: 'see an account', address }, async ({ member }) => {
      const file = exportFiles.find((one) => one === request.params.file)
      if (!file) throw new Refusal('not-found', 'There is no such file to take away.', 'file')
      return sendFile(reply, file, exportText(file, await ownRecords(parts.reader, member.id), words))
    })
  })
}
