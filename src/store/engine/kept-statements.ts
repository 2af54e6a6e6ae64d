import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The part of a driver that Kysely asks for, with each statement prepared once; `before` is called before each runs. */
export function keptStatements(database: DatabaseSync, before?: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      let statement = statements.get(text)
      if (!statement) {
        statement = adaptStatement(database.prepare(text), before)
        if (statements.size >= 500) statements.clear()
        statements.set(text, statement)
      }
      return statement
    },
  }
}

function adaptStatement(statement: StatementSync, before: (() => void) | undefined): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all(parameters) {
      before?.()
      return statement.all(...values(parameters))
    },
    run(parameters) {
      before?.()
      return statement.run(...values(parameters))
    },
    iterate(parameters) {
      // Read bit by bit, a list keeps its snapshot, and with it that of whatever else is read, for as long.
      if (before) throw new Error('Lists are read whole here')
      return statement.iterate(...values(parameters))
    },
  }
}
