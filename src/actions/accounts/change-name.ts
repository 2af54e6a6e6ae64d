import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { ensureName } from '../../accounts/typed.ts'
import { nameKey } from '../../community/member-name.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { dropFormerName, keepFormerName } from '../../store/member-page.ts'
import { isNameTaken, setName, type Member } from '../../store/members.ts'
import { touchReviewsBy } from '../../store/reviews-by.ts'

export async function changeName(call: AccountCall, member: Member, typed: string): Promise<void> {
  const { engine } = call.accounts
  const name = ensureName(typed)
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    if (await isNameTaken(tx, name, member.id)) throw new FormRefusal({ name: 'name-taken' })
    await dropFormerName(tx, name)
    if (nameKey(name) !== nameKey(member.name))
      await keepFormerName(tx, { member: member.id, name: member.name, at: call.now.toISOString() })
    await setName(tx, member.id, name)
    await touchReviewsBy(tx, member.id)
    await appendAudit(tx, { at: call.now, actor: member.id, deed: 'name-changed', subject: member.id })
  })
}
