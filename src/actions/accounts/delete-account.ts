/** An account is deleted: by its member, by the operator, or again, after a backup brought it back. */
import type { AccountCall } from '../../accounts/accounts.ts'
import { noteDeletion, type Deletion } from '../../accounts/deletion-log.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { Refusal } from '../../catalogue/refusal.ts'
import { appendAudit } from '../../store/audit-log.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { forgetMember, type FateOfReviews } from '../../store/forget-member.ts'
import { isOnlyAdministrator, memberCalled, type Session } from '../../store/members.ts'
import { ensureOwner } from './ensure-own-password.ts'

export type Leaving = { readonly password: string; readonly reviews: FateOfReviews }

/** At once, and for good. Throws where the password is wrong, and for the only administrator. Returns the cookies to set. */
export async function deleteAccount(
  call: AccountCall,
  session: Session,
  { password, reviews }: Leaving,
): Promise<readonly string[]> {
  const { accounts, now } = call
  const { member } = session
  await ensureOwner(call, session, password)
  const deletion = { at: now.toISOString(), member: member.id, reviews }
  if (await isOnlyAdministrator(accounts.engine.reader, member.id))
    throw new FormRefusal({ form: 'only-administrator' })
  await forget(accounts.engine, deletion, { actor: member.id, log: accounts.deletionLog })
  const { say } = call.words
  const { subject, text } = say.ownData.letter
  accounts.write({ to: member.email, subject: `${say.siteName}: ${subject}`, text: text[reviews] })
  return [
    `${accounts.cookies.session}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${accounts.isSecure ? '; Secure' : ''}`,
  ]
}

/** For the operator: somebody asked by letter, or can't get in any more. */
export async function forgetCalled(
  engine: Engine,
  called: string,
  { reviews, log, now }: { readonly reviews: FateOfReviews; readonly log: string; readonly now: Date },
): Promise<string> {
  const member = await memberCalled(engine.reader, called)
  if (!member) throw new Refusal('not-found', `No member is called ${JSON.stringify(called)}.`, 'member')
  await forget(engine, { at: now.toISOString(), member: member.id, reviews }, { actor: 'operator', log })
  return member.name
}

/** After a backup was restored: deletes again whoever is back. Returns how many were. */
export async function forgetAgain(
  engine: Engine,
  deletions: readonly Deletion[],
  now: Date,
): Promise<number> {
  let count = 0
  for (const deletion of deletions)
    if (await forget(engine, { ...deletion, at: now.toISOString() }, { actor: 'operator' })) count += 1
  return count
}

/**
 * The log is written last before all of it is committed: where the program ends between the two, the log names an
 * account that is still there, and that somebody wanted deleted; never the other way round.
 */
function forget(
  engine: Engine,
  deletion: Deletion,
  { actor, log }: { readonly actor: string; readonly log?: string },
): Promise<boolean> {
  const { member, reviews, at } = deletion
  return engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (!(await forgetMember(tx, member, { reviews, at }))) return false
    await appendAudit(tx, {
      at: new Date(at),
      actor,
      deed: 'deleted',
      subject: member,
      detail: { reviews },
    })
    if (log !== undefined) await noteDeletion(log, deletion)
    return true
  })
}
