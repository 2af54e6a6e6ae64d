/** The one of `known` that somebody most likely meant; `undefined` where none is near. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const near = known
    .map((word) => ({ word, slips: slipsBetween(given.toLowerCase(), word) }))
    .filter(({ word, slips }) => slips <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.slips - b.slips)
  return near[0]?.word ?? known.find((word) => given.length > 1 && word.startsWith(given.toLowerCase()))
}

/** Letters to put in, take out or change (Levenshtein's distance). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
