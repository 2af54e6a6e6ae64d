import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName } from '../../src/catalogue/text.ts'
import { NameSearchBuilder } from '../../src/store/bulk-load/name-search-file.ts'
import { createNameSearch } from '../../src/store/engine/sqlite.ts'

type Row = { readonly row: number; readonly names: string }

function built(rows: readonly Row[], memory?: number): DatabaseSync {
  const database = new DatabaseSync(':memory:', { defensive: false })
  database.exec(createNameSearch)
  const builder = new NameSearchBuilder(database, memory)
  for (const { row, names } of rows) {
    const bytes = Buffer.from(names)
    builder.add(row, bytes, 0, bytes.length)
  }
  builder.finish()
  return database
}

/** As the engine itself writes it, row by row. */
function written(rows: readonly Row[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec(createNameSearch)
  const put = database.prepare('insert into name_search (rowid, names) values (?, ?)')
  for (const { row, names } of rows) put.run(row, names)
  return database
}

function termsOf(database: DatabaseSync): readonly unknown[] {
  database.exec(`insert into name_search (name_search) values ('integrity-check')`)
  database.exec(`create virtual table temp.term using fts5vocab('main', 'name_search', 'instance')`)
  const rows = database.prepare('select distinct term, doc from temp.term order by term, doc').all()
  database.exec('drop table temp.term')
  return rows
}

function found(database: DatabaseSync, query: string): readonly unknown[] {
  const find = database.prepare(
    'select rowid as row from name_search where name_search match ? order by rowid',
  )
  return find.all(query)
}

const word = fc.oneof(
  fc.constantFrom('the', 'a', 'war', 'wars', 'wärme', '七人の侍', '𝒳𝒴', 'ab', '𠮷野家'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map(foldName)
    .filter((text) => text !== ''),
)
const rowsOf = (most: number) =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 2 ** 34 }),
        words: fc.array(word, { minLength: 1, maxLength: 5 }),
      }),
      {
        maxLength: most,
      },
    )
    .map((rows) => {
      let row = 0
      return rows.map(({ gap, words }): Row => ({ row: (row += gap), names: words.join(' | ') }))
    })

describe('a search index written at once', () => {
  test('says what the engine would have written, in one segment or in several', () => {
    fc.assert(
      fc.property(rowsOf(60), fc.constantFrom(300, 4000, undefined), (rows, memory) => {
        const [one, other] = [built(rows, memory), written(rows)]
        expect(termsOf(one)).toEqual(termsOf(other))
        for (const query of ['"the"', '"wa"*', '"w"*', '"𝒳"*', '"𠮷"*', '"a" "war"*', '"wär"*', '"七人"*']) {
          expect(found(one, query), query).toEqual(found(other, query))
        }
        one.close()
        other.close()
      }),
      { numRuns: 60 },
    )
  })

  test('holds terms whose rows go over many pages, and finds its way among them', () => {
    const rows = Array.from({ length: 40_000 }, (_, at): Row => {
      const rare = at % 9_999 === 0 ? ' rare' : ''
      return {
        row: 7 * 2 ** 32 + at * 1_000_003,
        names: `the ${at % 2 === 0 ? 'samurai' : 'seven'}${rare} n${at % 500}`,
      }
    })
    const [one, other] = [built(rows), written(rows)]
    expect(termsOf(one)).toEqual(termsOf(other))
    for (const query of ['"rare" "the"', '"the" "rare"*', '"s"* "n499"', '"n"* "rare"', '"sam"* "n4"*']) {
      expect(found(one, query), query).toEqual(found(other, query))
    }
    const indexed = one.prepare('select count(*) as n from name_search_data where id & (1 << 36) <> 0').get()
    expect(indexed?.['n']).toBeGreaterThan(0)
  })

  test('takes later additions and removals as if it had been written row by row', () => {
    const rows = Array.from({ length: 3000 }, (_, at): Row => ({
      row: 10 + 2 * at,
      names: `film ${at % 50} | word${at}`,
    }))
    // So little memory that there are more segments than levels.
    const databases = [built(rows, 600), written(rows)]
    for (const database of databases) {
      const remove = database.prepare(
        `insert into name_search (name_search, rowid, names) values ('delete', ?, ?)`,
      )
      const put = database.prepare('insert into name_search (rowid, names) values (?, ?)')
      for (const { row, names } of rows.filter((_, at) => at % 3 === 0)) remove.run(row, names)
      for (let at = 0; at < 500; at += 1) put.run(2 * at + 11, `film again ${at}`)
      database.exec(`insert into name_search (name_search) values ('optimize')`)
    }
    const [one, other] = databases.map(termsOf)
    expect(one).toEqual(other)
  })
})
