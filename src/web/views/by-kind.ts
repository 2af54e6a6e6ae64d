import type { Term, Vocabulary } from '../../catalogue/vocabulary/vocabulary.ts'

export type KindGroup<Item> = { readonly kind: string; readonly items: readonly Item[] }

/** Items by kind in the vocabulary's order, kinds that it does not have last; the items' own order is kept. */
export function byKind<Item>(
  items: readonly Item[],
  vocabulary: Vocabulary<Term>,
  kindOf: (item: Item) => string,
): readonly KindGroup<Item>[] {
  return [...Map.groupBy(items, kindOf)]
    .map(([kind, group]) => ({ kind, items: group }))
    .sort((a, b) => vocabulary.order(a.kind) - vocabulary.order(b.kind))
}
