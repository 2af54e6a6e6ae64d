/** The SQL that Kysely writes for SQLite, where that is better said in another way. */
import { SqliteDialect, SqliteQueryCompiler, type LimitNode, type OffsetNode } from 'kysely'

/**
 * SQLite looks at a value that stands alone behind `limit` when it plans a statement, and plans it anew each time a
 * value is put there (https://sqlite.org/c3ref/prepare.html), which takes longer than most of our statements run.
 * A sum it does not look into.
 */
class LastingPlans extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    this.append('limit +')
    this.visitNode(node.limit)
  }

  protected override visitOffset(node: OffsetNode): void {
    this.append('offset +')
    this.visitNode(node.offset)
  }
}

/** Statements are planned once, whatever values they are given. */
export class PlannedOnceDialect extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new LastingPlans()
  }
}
