import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { keptStatements } from './kept-statements.ts'
import { PlannedOnceDialect } from './sqlite-dialect.ts'

type Tables = { number: { value: number } }

function numbers(): Kysely<Tables> {
  const database = new DatabaseSync(':memory:')
  database.exec('create table number (value integer primary key); insert into number values (1), (2), (3)')
  return new Kysely<Tables>({ dialect: new PlannedOnceDialect({ database: keptStatements(database) }) })
}

describe('a limit', () => {
  test('is written so that SQLite plans nothing by its value', () => {
    const { sql } = numbers().selectFrom('number').select('value').limit(2).offset(1).compile()
    expect(sql).toBe('select "value" from "number" limit +? offset +?')
  })

  test('still limits', async () => {
    const rows = await numbers()
      .selectFrom('number')
      .select('value')
      .orderBy('value')
      .limit(1)
      .offset(1)
      .execute()
    expect(rows).toEqual([{ value: 2 }])
  })
})
