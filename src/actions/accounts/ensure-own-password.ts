import { headersOf, type AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal } from '../../accounts/form-refusal.ts'
import { hasPassword, type Member, type Session } from '../../store/members.ts'

/** Before anything that a stranger at an open screen must not do: throws where it isn't the member's password. */
export async function ensureOwnPassword(call: AccountCall, member: Member, password: string): Promise<void> {
  const { accounts } = call
  accounts.attempts.ensureAccountMay(member.email, member.id)
  const { auth, refusedAs } = await accounts.open()
  try {
    await auth.api.verifyPassword({ body: { password }, headers: headersOf(call) })
  } catch (error) {
    if (refusedAs(error) === undefined) throw error
    accounts.attempts.noteFailure(member.email, member.id)
    throw new FormRefusal({ password: 'wrong-password' })
  }
}

/** Minutes within which whoever has signed in needn't prove again who they are, where they have no password. */
const freshFor = 10

/** The same for members who may have no password, as they come by another site: these have to have just signed in. */
export async function ensureOwner(
  call: AccountCall,
  { member, began }: Session,
  password: string,
): Promise<void> {
  if (await hasPassword(call.accounts.engine.reader, member.id))
    return ensureOwnPassword(call, member, password)
  if (call.now.getTime() - began.getTime() > freshFor * 60_000)
    throw new FormRefusal({ form: 'sign-in-again' })
}
