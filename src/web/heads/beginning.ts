/** A text cut to at most `most` letters, between words where there are any; whole where it is no longer. */
export function beginning(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const cut = letters.slice(0, most - 1).join('')
  const space = cut.search(/\s\S*$/)
  return `${space > cut.length / 2 ? cut.slice(0, space) : cut}…`
}
