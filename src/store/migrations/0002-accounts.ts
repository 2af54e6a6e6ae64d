/** Members and how they sign in. The columns are those that better-auth asks for, under names of our own. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  const { schema } = tx
  const instant = kind === 'sqlite' ? sql`text` : sql`timestamptz`
  const flag = kind === 'sqlite' ? sql`integer` : sql`boolean`
  const no = kind === 'sqlite' ? sql`0` : sql`false`
  const table = (name: string): CreateTableBuilder<string, 'id' | 'created_at' | 'updated_at'> =>
    schema
      .createTable(name)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
  await table('member')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull().unique())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', flag, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('suspended', flag, (column) => column.notNull().defaultTo(no))
    .addColumn('two_factor_enabled', flag, (column) => column.notNull().defaultTo(no))
    .execute()
  await table('member_session')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .execute()
  await table('member_login')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id').onDelete('cascade'))
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', instant)
    .addColumn('refresh_token_expires_at', instant)
    .addColumn('scope', 'text')
    .addUniqueConstraint('member_login_account', ['provider_id', 'account_id'])
    .execute()
  await table('verification')
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .execute()
  await schema
    .createTable('two_factor')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('member', 'text', (column) =>
      column.notNull().unique().references('member.id').onDelete('cascade'),
    )
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backup_codes', 'text', (column) => column.notNull())
    .addColumn('verified', flag)
    .addColumn('failed_verification_count', 'integer')
    .addColumn('locked_until', instant)
    // The step of thirty seconds whose code was taken last: no code is taken twice.
    .addColumn('last_step', 'bigint')
    .execute()
  await schema
    .createTable('invitation')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  const index = (name: string, on: string, column: string) =>
    schema.createIndex(name).on(on).column(column).execute()
  await index('member_session_member', 'member_session', 'member')
  await index('member_login_member', 'member_login', 'member')
  await index('verification_identifier', 'verification', 'identifier')
}
