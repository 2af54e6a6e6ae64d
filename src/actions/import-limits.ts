/** When an import as a whole can't be trusted. */
import { ImportRefusal } from '../sources/source.ts'

/** Fewer bad rows than this never stop an import, however small its files. */
const badRowsAlwaysBorne = 2
const badShareBorne = 0.001
const shareThatMayBeGone = 1 / 3

type Rows = Readonly<Record<string, number>>

/** Throws {@link ImportRefusal} where more than 0.1 % of the rows are no good. */
export function ensureFewRefused(refused: number, rows: number, example: string | undefined): void {
  if (refused <= badRowsAlwaysBorne || refused <= badShareBorne * rows) return
  const share = ((100 * refused) / Math.max(1, rows)).toFixed(1)
  throw new ImportRefusal(
    `${refused} of ${rows} rows are no good (${share} %, more than 0.1 %): ${example ?? ''}. ` +
      'Nothing was imported; --force imports the others all the same.',
  )
}

/** Throws {@link ImportRefusal} where a file lost a third of its rows, or is gone, since the last import. */
export function ensureNotCutShort(last: Rows | undefined, now: Rows): void {
  for (const [file, before] of Object.entries(last ?? {})) {
    const rows = now[file] ?? 0
    if (before - rows < before * shareThatMayBeGone || before - rows < 1) continue
    throw new ImportRefusal(
      `The file ends here, with ${rows} rows; the last import read ${before}. ` +
        'Nothing was imported; --force imports it all the same.',
      { file, line: rows + 1 },
    )
  }
}
