/** Passkeys, how a session was opened, and what may be used once and was. */
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  await schema
    .createTable('passkey')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('uses', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await schema.createIndex('passkey_member').on('passkey').column('member').execute()
  await schema.alterTable('member_session').addColumn('opened_by', 'text').execute()
  await schema
    .createTable('used_once')
    .addColumn('token', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .modifyEnd(kind === 'sqlite' ? sql`without rowid` : sql``)
    .execute()
}
