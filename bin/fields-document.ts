/** Writes docs/fields.md from the registry of fields. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { fieldsOf, type Field } from '../src/catalogue/fields.ts'
import type { EntityKind } from '../src/catalogue/ids.ts'
import { wordsIn } from '../src/text/words.ts'

const words = wordsIn('en')
const headings: Readonly<Record<EntityKind, string>> = {
  title: 'Titles',
  person: 'People',
  company: 'Companies',
}
const columns = ['Field', 'Called', 'Edited as', 'Vocabulary', 'Section', 'Page', 'Risk']

const lead = `# The fields of the documents

Made by \`node bin/fields-document.ts\` from \`src/catalogue/fields.ts\`; change it there. \`*\` stands for
each item of a list. A field inside another has the section, the page and the risk of that one where its own
line says nothing.

- **Edited as** is how a form asks for the field. A group is fields that belong together, a list has items
  of such fields.
- **Vocabulary** is the list that its words are of (\`src/catalogue/vocabulary/\`). Of _lines_ it only
  suggests words; others may be written.
- **Section** is where the page of the entity shows it; **page** is the one below a title that shows it
  whole.
- **Risk** is what a wrong value harms. _High_: what the record is (type, name, original name, year, place
  in a series), and what is said of a living person's life. _Low_: what neither work nor money nor anybody's
  name depends on, and a reader can judge by looking. _Normal_: everything else. Merging and deleting are
  high, whatever fields they touch.
`

export function fieldsDocument(): Promise<string> {
  const tables = Object.entries(headings).map(
    ([kind, heading]) => `## ${heading}\n\n${tableOf(fieldsOf[kind as EntityKind])}`,
  )
  return format([lead, ...tables].join('\n\n'), { parser: 'markdown' })
}

function tableOf(fields: ReadonlyMap<string, Field>): string {
  const rows = [...fields.values()].map((field) => {
    const { path, edited, vocabulary = '', section, part = '', risk } = field
    const outer = fields.get(path.replace(/(\/\*)?\/[^/]+$/, ''))
    const unlessSame = (said: string, above: string | undefined): string =>
      outer && said === above ? '' : said
    return [
      `\`${path.slice(1)}\``,
      words.field(field),
      edited,
      vocabulary,
      unlessSame(section, outer?.section),
      unlessSame(part, outer?.part ?? ''),
      unlessSame(risk, outer?.risk),
    ]
  })
  return [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/fields.md'), await fieldsDocument())
