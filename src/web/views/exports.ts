/** The files that members take away: CSV in the columns that others read too, and all of it as JSON. */
import { csvText } from '../../community/csv-text.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { OwnRecords } from '../../store/own-records.ts'
import type { MemberImport } from '../../store/member-imports.ts'
import { fullName } from '../../text/titles.ts'
import type { Words } from '../../text/words.ts'
import type { ExportFile } from '../paths.ts'
import { listTitle } from './list-title.ts'

/** Columns are those that IMDb gives its members, where it has any; theirs are read here again. */
export function exportText(file: ExportFile, records: OwnRecords, words: Words): string {
  switch (file) {
    case 'lists.csv':
      return csvText([
        ['List', 'Position', 'Const', 'Created', 'Description', 'Title', 'Title Type', 'Year'],
        ...records.lists.flatMap(({ list, items }) =>
          items.map(({ place, id, line, note, added }) => [
            list.kind === 'watchlist' ? words.say.lists.watchlist : list.name,
            place,
            line?.id ?? id,
            added.slice(0, 10),
            note,
            ...named(words, line),
          ]),
        ),
      ])
    case 'diary.csv':
      return csvText([
        ['Const', 'Watched Date', 'Rewatch', 'Note', 'Entered', 'Title', 'Title Type', 'Year'],
        ...records.diary.map(({ title, line, watched, isRewatch, note, at }) => [
          line?.id ?? title,
          watched,
          isRewatch ? 'Yes' : '',
          note,
          at,
          ...named(words, line),
        ]),
      ])
    case 'ratings.csv':
      return csvText([
        ['Const', 'Your Rating', 'Date Rated', 'Title', 'Title Type', 'Year'],
        ...records.ratings.map(({ title, line, rating, day }) => [
          line?.id ?? title,
          rating,
          day,
          ...named(words, line),
        ]),
      ])
    case 'everything.json':
      return `${JSON.stringify(everything(records, words), undefined, 2)}\n`
  }
}

function everything({ lists, followed, diary, ratings }: OwnRecords, words: Words) {
  const about = (line: EntityLine | undefined) => ({ name: line && fullName(words, line), year: line?.year })
  return {
    lists: lists.map(({ list, items }) => ({
      id: list.id,
      kind: list.kind,
      name: listTitle(words, list),
      description: list.description,
      isPublic: list.isPublic,
      state: list.isPublic ? list.state : undefined,
      created: list.created,
      changed: list.changed,
      titles: items.map(({ id, line, note, added }) => ({ id: line?.id ?? id, ...about(line), note, added })),
    })),
    followed: followed.map((list) => ({ id: list.id, name: listTitle(words, list), by: list.owner.name })),
    diary: diary.map(({ title, line, watched, isRewatch, note, at }) => ({
      id: line?.id ?? title,
      ...about(line),
      watched,
      isRewatch,
      note,
      entered: at,
    })),
    ratings: ratings.map(({ title, line, rating, at, day }) => ({
      id: line?.id ?? title,
      ...about(line),
      rating,
      rated: day,
      at,
    })),
  }
}

const named = (words: Words, line: EntityLine | undefined) =>
  line
    ? [fullName(words, line), words.term('title-types', line.type), line.year]
    : [undefined, undefined, undefined]

/** The rows that were not matched, each with the reason in the reader's language. */
export function unmatchedText({ unmatched }: MemberImport, words: Words): string {
  const { columns, why } = words.say.imports
  return csvText([
    [
      columns.file,
      columns.line,
      columns.name,
      columns.year,
      columns.season,
      columns.episode,
      columns.ids,
      columns.reason,
    ],
    ...unmatched.map((row) => [
      row.file,
      row.line,
      row.name,
      row.year,
      row.season,
      row.episode,
      row.ids,
      row.because ? words.unread(row.because) : why[row.why],
    ]),
  ])
}
