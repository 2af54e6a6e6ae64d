/** What few characters are, so that the others need no second look. */

export const [isUntidy, isUnwanted, mayCompose] = [1, 2, 4]

// U+0002 divides the lists of title.akas and is looked at there.
// eslint-disable-next-line no-control-regex -- control characters are what is being looked for
const unwanted = /[\u0000\u0001\u0003-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/
const untidy = /[^\S\t\n ]/
const [firstJamo, lastJamo] = [0x1161, 0x11ff]

const kinds = Uint8Array.from({ length: 0x10000 }, (_, character) => {
  // Precomposed Hangul and the ideographs in use are what most of the characters are.
  if (character > 0x3100 && character < 0xf900) return 0
  const text = String.fromCharCode(character)
  const composes =
    /\p{M}/u.test(text) || (character >= firstJamo && character <= lastJamo) || text.normalize('NFC') !== text
  return (
    (untidy.test(text) ? isUntidy : 0) | (unwanted.test(text) ? isUnwanted : 0) | (composes ? mayCompose : 0)
  )
})

/**
 * White space that a tidy text does not have; a control, or what overrides the direction of writing; what may be
 * another character together with the one before it, or in NFC.
 */
export function kindOfCharacter(character: number): number {
  return kinds[character] ?? mayCompose
}
