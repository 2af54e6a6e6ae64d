import { FormRefusal } from '../../accounts/form-refusal.ts'
import { aboutFault, tidyAbout, type MemberPart } from '../../community/member-page.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { setMemberPage } from '../../store/member-page.ts'
import type { Member } from '../../store/members.ts'

/** What a member's page says of them, and what of theirs it shows. */
export async function showOneself(
  engine: Engine,
  member: Pick<Member, 'id' | 'role'>,
  typed: { readonly about: string; readonly shown: readonly MemberPart[] },
): Promise<void> {
  const about = tidyAbout(typed.about)
  const fault = aboutFault(about, member.role)
  if (fault) throw new FormRefusal({ about: fault })
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    await setMemberPage(tx, member.id, { about, shown: typed.shown })
  })
}
