import type { AccountCall } from '../../accounts/accounts.ts'
import { FormRefusal, type Fault, type FieldName } from '../../accounts/form-refusal.ts'
import { writeConfirmation, writeLetter } from '../../accounts/letters.ts'
import { asEmail, emailFault, nameFaultOf, nameOf, newPasswordFault } from '../../accounts/typed.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { isNameTaken, memberCalled, setRole, takeInvitation } from '../../store/members.ts'
import { writeAudit } from './write-audit.ts'

export type Joining = {
  readonly name: string
  readonly email: string
  readonly password: string
  /** The token of an invitation, or nothing. */
  readonly invitation: string
  /** The page to go on to once the address is confirmed. */
  readonly next: string | undefined
}

/**
 * Makes an account and writes to its address. Where the address has an account already, its member is told instead;
 * whoever asked sees no difference.
 */
export async function join(call: AccountCall, typed: Joining): Promise<void> {
  const { engine, attempts } = call.accounts
  attempts.ensureAddressMay(call.address)
  const name = nameOf(typed.name)
  const email = asEmail(typed.email)
  const faults = await faultsOf({ ...typed, name, email })
  if (Object.keys(faults).length > 0) throw new FormRefusal(faults)
  if (await isNameTaken(engine.reader, name)) throw new FormRefusal({ name: 'name-taken' })
  attempts.ensureMayJoin(call.address)
  const known = await memberCalled(engine.reader, email)
  await signUp(call, { name, email, password: typed.password })
  if (known) return tellOwner(call, email)
  const member = await memberCalled(engine.reader, email)
  if (!member) return
  await writeAudit(call, { actor: undefined, deed: 'joined', subject: member.id })
  if (typed.invitation !== '') await accept(call, member.id, typed.invitation)
  await writeConfirmation(call, { email, member: member.id, next: typed.next })
}

async function faultsOf({ name, email, password }: Joining): Promise<Partial<Record<FieldName, Fault>>> {
  const found = {
    name: nameFaultOf(name),
    email: emailFault(email),
    password: await newPasswordFault(password, [name, email]),
  }
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined))
}

async function signUp(
  { accounts }: AccountCall,
  body: { readonly name: string; readonly email: string; readonly password: string },
): Promise<void> {
  const { auth, refusedAs } = await accounts.open()
  try {
    await auth.api.signUpEmail({ body })
  } catch (error) {
    // Somebody took the name between the question and the answer.
    if (refusedAs(error) === 'FAILED_TO_CREATE_USER') throw new FormRefusal({ name: 'name-taken' })
    throw error
  }
}

function tellOwner(call: AccountCall, email: string): void {
  if (call.accounts.attempts.mayWriteTo(email)) writeLetter(call, 'known', email, call.link('forgotten'))
}

/** The role of an invitation goes to the first who joins with it. */
async function accept(
  { accounts: { engine }, now: at }: AccountCall,
  member: string,
  token: string,
): Promise<void> {
  await engine.db.transaction().execute(async (tx) => {
    await engine.lockForWriting(tx)
    const role = await takeInvitation(tx, token)
    if (!role) return
    await setRole(tx, member, role)
    await appendAudit(tx, { at, actor: member, deed: 'role-given', subject: member, detail: { role } })
  })
}
