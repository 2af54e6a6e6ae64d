/** Titles with as many credits as a feature film has on screen: the data set's own files bill about ten. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type LongTitles = { readonly directory: string; readonly count: number; readonly credits: number }

/**
 * Fills up the first `count` titles that bill at least six people to `credits` principals, people drawn from
 * all of name.basics. Rewrites title.principals.tsv; returns the ids of the titles, in the file's order.
 */
export async function lengthenTitles({ directory, count, credits }: LongTitles): Promise<readonly string[]> {
  const people = await idsIn(join(directory, 'name.basics.tsv'))
  const file = join(directory, 'title.principals.tsv')
  const output = createWriteStream(`${file}.long`)
  const long: string[] = []
  let group: string[] = []
  let title = ''
  let drawn = 1
  const write = async (lines: readonly string[]): Promise<void> => {
    if (lines.length > 0 && !output.write(`${lines.join('\n')}\n`)) await once(output, 'drain')
  }
  const finish = async (): Promise<void> => {
    if (group.length >= 6 && long.length < count && title !== 'tconst') {
      long.push(title)
      for (let at = group.length + 1; at <= credits; at += 1) {
        drawn = (Math.imul(drawn, 1_103_515_245) + 12_345) >>> 0
        const category = at % 2 === 0 ? 'actor' : 'actress'
        group.push(
          [title, at, people[drawn % people.length], category, '\\N', `["Character ${at}"]`].join('\t'),
        )
      }
    }
    await write(group)
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const id = line.slice(0, line.indexOf('\t'))
    if (id !== title) {
      await finish()
      group = []
      title = id
    }
    group.push(line)
  }
  await finish()
  output.end()
  await once(output, 'finish')
  await rename(`${file}.long`, file)
  return long
}

async function idsIn(file: string): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const line of createInterface({ input: createReadStream(file) }))
    ids.push(line.slice(0, line.indexOf('\t')))
  return ids.slice(1)
}
