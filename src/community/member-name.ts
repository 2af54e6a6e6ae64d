/** What members may be called: names that stand in an address and can't be taken for another's. */
import { foldName } from '../catalogue/text.ts'
import { inLatin } from './look-alikes.ts'

export const shortestName = 2
export const longestName = 30

export type NameFault = 'name-form' | 'name-scripts' | 'name-reserved'

/** Letters and digits of any script, with single spaces, points, hyphens or underscores between. */
const form = /^[\p{L}\p{N}\p{M}]+(?:[ ._-][\p{L}\p{N}\p{M}]+)*$/u
/** Their letters look alike: in one name they make it another's (Unicode TR 39, 5.1). */
const alike = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u, /\p{Script=Armenian}/u]

const reserved = new Set(
  'admin administrator moderator moderators titlecard system support staff root deleted anonymous reader member help security abuse postmaster webmaster null undefined'.split(
    ' ',
  ),
)

/** `name` as `tidyName` leaves it. */
export function nameFault(name: string): NameFault | undefined {
  const length = [...name].length
  if (length < shortestName || length > longestName || !form.test(name)) return 'name-form'
  if (alike.filter((script) => script.test(name)).length > 1) return 'name-scripts'
  return reserved.has(nameSkeleton(name)) ? 'name-reserved' : undefined
}

/** Two names with the same key are the same name: case, accents and what joins words don't tell them apart. */
export const nameKey = (name: string): string => foldName(name).replaceAll(' ', '')

/** Two names with the same skeleton look alike: `coco`, and the same in Cyrillic letters. */
export const nameSkeleton = (name: string): string => nameKey(inLatin(name))
