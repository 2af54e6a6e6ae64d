/** What a check has to say of a value: shown beside it, with the reason and a way to put it right. */
export type Finding = {
  readonly rule:
    | 'budget-placeholder'
    | 'budget-below-believable'
    | 'budget-far-below-peers'
    | 'budget-far-above-peers'
    | 'gross-placeholder'
    | 'gross-below-budget-scale'
    | 'gross-above-budget-scale'
    | 'domestic-above-worldwide'
    | 'opening-above-total'
  readonly severity: 'error' | 'warning' | 'hint'
  /** A JSON pointer to the value, with item ids for items of lists. */
  readonly path: string
  /** What the message names, by what it is. */
  readonly numbers: Readonly<Record<string, number>>
}
