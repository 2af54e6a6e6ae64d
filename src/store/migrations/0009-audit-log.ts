/** The audit log, which is only ever added to: the database itself refuses all else. */
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine/engine.ts'

export async function up(tx: Kysely<unknown>, { kind }: Engine): Promise<void> {
  await tx.schema
    .createTable('audit_log')
    .addColumn('position', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('deed', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  if (kind === 'sqlite') {
    for (const change of ['update', 'delete'])
      await sql`create trigger ${sql.raw(`audit_log_no_${change}`)} before ${sql.raw(change)} on audit_log
        begin select raise(abort, 'the audit log is only added to'); end`.execute(tx)
    return
  }
  await sql`create function audit_log_stands() returns trigger language plpgsql as
    'begin raise exception ''the audit log is only added to''; end'`.execute(tx)
  await sql`create trigger audit_log_stands before update or delete or truncate on audit_log
    for each statement execute function audit_log_stands()`.execute(tx)
}
