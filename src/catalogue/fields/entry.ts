/** What the registry says of one field, and the words it says it with. */
import type { EntityId } from '../ids.ts'
import type { vocabularies } from '../vocabulary/index.ts'

export type VocabularyName = keyof typeof vocabularies

/** Where on the page of its entity a field is shown, in the order of the page. */
export const sections = [
  'header',
  'storyline',
  'cast',
  'did-you-know',
  'details',
  'box-office',
  'technical',
  'documentary',
  'connections',
  'biography',
  'relations',
  'awards',
  'trivia',
  'quotes',
  'links',
] as const
export type Section = (typeof sections)[number]

/** Which page below a title shows the field whole. */
export type Part =
  | 'cast'
  | 'plot'
  | 'trivia'
  | 'goofs'
  | 'quotes'
  | 'connections'
  | 'releases'
  | 'companies'
  | 'production'
  | 'technical'
  | 'awards'
  | 'locations'
  | 'links'
  | 'advisories'

/**
 * What a wrong value harms, and so how carefully a change of it is looked at:
 *
 * - `high`: what the record is, which is what it is found and told apart by (type, name, original name, year,
 *   place in a series), and what is said of a living person's life (birth, death, names, facts, relations,
 *   biography, what they witnessed).
 * - `low`: what neither work nor money nor anybody's name depends on, and a reader can judge by looking:
 *   keywords, themes, taglines, trivia, goofs, quotes, songs, links.
 * - `normal`: everything else.
 *
 * Merging and deleting change what a record is: they are high, whatever fields they touch.
 */
export type Risk = 'low' | 'normal' | 'high'

/** How a field is asked for. A group is fields that belong together; a list has items of such fields. */
export type Editing =
  | 'line'
  | 'lines'
  | 'text'
  | 'number'
  | 'date'
  | 'money'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'flag'
  | 'group'
  | 'list'

/** A field inside another has the risk and the page of that one, unless it says otherwise. */
type Entry<E extends Editing> = {
  readonly edited: E
  /** Of a choice, the words there are; of lines, words to suggest. */
  readonly vocabulary?: VocabularyName
  /** The key of its label, where that isn't the field's own name. */
  readonly label?: string
  readonly part?: Part
  readonly risk?: Risk
}

/** Entries for each field of a shape; the `id` of an item names it and is nobody's to edit. */
type EntriesOf<Shape> = {
  readonly [Key in keyof Shape as Key extends 'id' ? never : Key]-?: EntryOf<NonNullable<Shape[Key]>>
}

type EntryOf<Value> = [Value] extends [EntityId]
  ? Entry<'reference'>
  : [Value] extends [string]
    ? Entry<'line' | 'text' | 'date' | 'money' | 'choice'>
    : [Value] extends [number]
      ? Entry<'number'>
      : [Value] extends [true]
        ? Entry<'flag'>
        : [Value] extends [readonly string[]]
          ? Entry<'lines' | 'choices'>
          : [Value] extends [readonly (infer Item)[]]
            ? Entry<'list'> & { readonly fields: EntriesOf<Item> }
            : Entry<'group'> & { readonly fields: EntriesOf<Value> }

/** The registry of one document: no field of it may be missing, and none may be there that it hasn't. */
export type RegistryOf<Document> = {
  readonly [Key in keyof Document]-?: EntryOf<NonNullable<Document[Key]>> & {
    readonly section: Section
    readonly risk: Risk
  }
}

/** The keys of the labels of all fields below the first level. */
export type ItemLabelsOf<Registry> = { [Key in keyof Registry]: LabelsBelow<Registry[Key]> }[keyof Registry]
type LabelsBelow<E> = E extends { readonly fields: infer Fields } ? LabelsIn<Fields> : never
type LabelsIn<Fields> = {
  [Key in keyof Fields & string]:
    | (Fields[Key] extends { readonly label: infer Label extends string } ? Label : Key)
    | LabelsBelow<Fields[Key]>
}[keyof Fields & string]

export const line = { edited: 'line' } as const
export const lines = { edited: 'lines' } as const
export const text = { edited: 'text' } as const
export const number = { edited: 'number' } as const
export const date = { edited: 'date' } as const
export const reference = { edited: 'reference' } as const
export const flag = { edited: 'flag' } as const
export const choice = <const V extends VocabularyName>(vocabulary: V) =>
  ({ edited: 'choice', vocabulary }) as const
export const choices = <const V extends VocabularyName>(vocabulary: V) =>
  ({ edited: 'choices', vocabulary }) as const
export const suggested = <const V extends VocabularyName>(vocabulary: V) =>
  ({ ...lines, vocabulary }) as const
export const group = <const F>(fields: F) => ({ edited: 'group', fields }) as const
export const list = <const F>(fields: F) => ({ edited: 'list', fields }) as const
/** A field whose label isn't its own name. */
export const called = <const L extends string, const E extends object>(label: L, entry: E) =>
  ({ ...entry, label }) as const
