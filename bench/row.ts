/** One line of the table: what was measured, what beside, and what it should be. */
export type Row = {
  readonly what: string
  readonly measured: string
  readonly beside: string
  readonly ratio: string
  readonly wanted: string
  readonly holds: boolean
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

export const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
