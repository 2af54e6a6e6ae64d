import { comparePartialDates, type PartialDate } from '../../catalogue/partial-date.ts'

/** In order of their dates, those without one last. */
export function byDate<Item extends { readonly date?: PartialDate }>(
  items: readonly Item[],
): readonly Item[] {
  const dated = items.filter(({ date }) => date !== undefined)
  const undated = items.filter(({ date }) => date === undefined)
  return [...dated.sort((a, b) => comparePartialDates(a.date ?? '', b.date ?? '')), ...undated]
}
