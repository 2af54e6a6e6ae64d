/** All the names of a title, its own first. */
import type { Title } from '../../catalogue/title.ts'
import { nameAttributes } from '../../catalogue/vocabulary/name-attributes.ts'
import type { InterfaceLanguage } from '../../text/language.ts'
import type { Words } from '../../text/words.ts'

export type NameRow = {
  readonly id: string
  readonly name: string
  readonly romanised: string | undefined
  readonly language: string | undefined
  /** Where the name is used: the region and the languages, in words. */
  readonly where: readonly string[]
  /** What it is used for: `Working title`, `festival title`. */
  readonly uses: readonly string[]
}

/** The interface's languages that a region stands for, where a name elsewhere says only where it is used. */
const spokenIn: Readonly<Record<string, InterfaceLanguage>> = {
  XWW: 'en',
  US: 'en',
  GB: 'en',
  AU: 'en',
  FR: 'fr',
  IL: 'he',
}

/**
 * What a title is called in a language, where neither its main nor its original name is in it already: the first of
 * its other names that is. Names it had while it was made don't count.
 */
export function nameInLanguage(title: Title, language: InterfaceLanguage): string | undefined {
  const isIn = (code: string | undefined): boolean => code?.split('-')[0] === language
  if (isIn(title.language) || isIn(title.originalLanguage)) return undefined
  const found = title.otherNames?.find(
    ({ language: said, region = '', kinds = [] }) =>
      !kinds.includes('working') &&
      isIn(said ?? (Object.hasOwn(spokenIn, region) ? spokenIn[region] : undefined)),
  )
  return found?.name === title.name || found?.name === title.originalName ? undefined : found?.name
}

export function titleNames(words: Words, title: Title): readonly NameRow[] {
  return [...ownNames(words, title), ...otherNames(words, title)]
}

function ownNames(words: Words, title: Title): readonly NameRow[] {
  const { name, language, originalName, originalLanguage, originalRomanised } = title
  const spoken = (codes: readonly (string | undefined)[]) =>
    [...new Set(codes)].flatMap((code) => (code === undefined ? [] : words.languageName(code)))
  const main = {
    id: 'main',
    name,
    romanised: undefined,
    language,
    where: spoken([language]),
    uses: [words.say.titleParts.mainName],
  }
  if (originalName === undefined && originalLanguage === undefined && originalRomanised === undefined)
    return [main]
  const original = {
    id: 'original',
    name: originalName ?? name,
    romanised: originalRomanised,
    language: originalLanguage,
    where: spoken([originalLanguage]),
    uses: [words.say.originalName],
  }
  if (original.name !== name) return [main, original]
  return [
    {
      ...original,
      language: originalLanguage ?? language,
      where: spoken([language, originalLanguage]),
      uses: [...main.uses, ...original.uses],
    },
  ]
}

function otherNames(words: Words, title: Title): readonly NameRow[] {
  return (title.otherNames ?? []).map(({ id, name, region, language, kinds, attributes, romanised }) => ({
    id: `other-${id}`,
    name,
    romanised,
    language,
    where: [
      ...(region === undefined ? [] : [words.country(region)]),
      ...(language === undefined ? [] : [words.languageName(language)]),
    ],
    uses: [
      ...(kinds ?? []).map((kind) => words.term('name-kinds', kind)),
      ...(attributes ?? []).map((text) =>
        nameAttributes.has(text) ? words.term('name-attributes', text) : text,
      ),
    ],
  }))
}
