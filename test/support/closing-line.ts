import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line that any program can read: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1
      // What fails outside of a test (a file that can't be read, a hook) leaves its tests undone.
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    }
    // The PostgreSQL that tests start ends the process with 0 when it stops, whatever the run came to.
    if (counts.failed > 0) process.once('exit', () => (process.exitCode = 1))
    const skipped = counts.skipped + counts.pending
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${skipped} skipped\n`)
  }
}
