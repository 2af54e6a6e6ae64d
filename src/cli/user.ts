/** `titlecard user`: who the members are, and what they may do. */
import { deletionLog, readDeletions } from '../accounts/deletion-log.ts'
import { appoint, suspend } from '../actions/accounts/appoint.ts'
import { forgetAgain, forgetCalled } from '../actions/accounts/delete-account.ts'
import { inviteAdministrator } from '../actions/accounts/invite-administrator.ts'
import { readConfig } from '../config.ts'
import { isMemberRole, needsSecondFactor, roles } from '../community/roles.ts'
import { members, type Member } from '../store/members.ts'
import { readArguments, storeAddress, UsageRefusal, type Command } from './command.ts'
import { withCatalogue } from './open-catalogue.ts'

const usage =
  'titlecard user list | role NAME ROLE | suspend NAME | admit NAME | invite | ' +
  'forget NAME [--keep-reviews] | forget --from-log FILE [--in DIR|URL]'

const options = {
  in: { type: 'string' },
  'from-log': { type: 'string' },
  'keep-reviews': { type: 'boolean' },
} as const

export const userCommand: Command = (args) => userTo((line) => process.stdout.write(`${line}\n`), args)

export async function userTo(print: (line: string) => void, args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, usage)
  const [verb, name, role, ...more] = positionals
  const ofOne = ['suspend', 'admit', ...(values['from-log'] === undefined ? ['forget'] : [])]
  const wanted = verb === 'role' ? 3 : ofOne.includes(verb ?? '') ? 2 : 1
  if (positionals.length !== wanted || more.length > 0)
    throw new UsageRefusal(`"user ${verb ?? ''}" is not written like that.`, usage)
  await withCatalogue(storeAddress(values.in), async (engine) => {
    switch (verb) {
      case 'list':
        for (const member of await members(engine.reader)) print(lineOf(member))
        return
      case 'role': {
        if (role === undefined || !isMemberRole(role))
          throw new UsageRefusal(`There is no role ${JSON.stringify(role)}; there are ${known}.`, usage)
        const member = await appoint(engine, name ?? '', role)
        print(`${member.name} is now ${role}.`)
        if (needsSecondFactor(role) && !member.hasSecondFactor)
          print('The role counts once one-time codes are set up, on the page of the account.')
        return
      }
      case 'suspend':
      case 'admit': {
        const member = await suspend(engine, name ?? '', verb === 'suspend')
        print(
          verb === 'suspend' ? `${member.name} is suspended and signed out.` : `${member.name} may sign in.`,
        )
        return
      }
      case 'forget': {
        const fromLog = values['from-log']
        if (fromLog !== undefined) {
          const again = await forgetAgain(engine, await readDeletions(fromLog), new Date())
          print(`${again} deleted accounts were back, and are deleted again.`)
          return
        }
        const reviews = values['keep-reviews'] === true ? 'kept' : 'deleted'
        const log = deletionLog(readConfig(process.env).folder)
        const gone = await forgetCalled(engine, name ?? '', { reviews, log, now: new Date() })
        print(`${gone} is deleted; their reviews are ${reviews}.`)
        return
      }
      case 'invite': {
        const token = await inviteAdministrator(engine, new Date())
        print(token === undefined ? 'There is an administrator already.' : `/join?invitation=${token}`)
        return
      }
      default:
        throw new UsageRefusal(`There is no "user ${verb ?? ''}".`, usage)
    }
  })
  return 0
}

const known = roles.filter(isMemberRole).join(', ')

/** By tabs; the id is the one that the audit log names members by. */
function lineOf({ id, name, email, role, isVerified, isSuspended, hasSecondFactor }: Member): string {
  const remarks = [
    isVerified ? '' : 'address not confirmed',
    needsSecondFactor(role) && !hasSecondFactor ? 'no one-time codes' : '',
    isSuspended ? 'suspended' : '',
  ].filter((remark) => remark !== '')
  return [id, name, email, role, remarks.join(', ')].join('\t')
}
