/** The plot of a title's ratings: a bar for each half from 1 to 10, the tallest as high as the plot. */
import { histogramOf, type Tally } from '../../community/score.ts'

export const plot = { width: 380, height: 120, step: 20, bar: 14 } as const

export type RatingBar = {
  readonly rating: number
  readonly ratings: number
  readonly x: number
  readonly y: number
  readonly height: number
  /** Those that are held or taken out, on top of those that count. */
  readonly aside: { readonly ratings: number; readonly y: number; readonly height: number }
}

export function ratingBars(tally: Tally, setAside: Tally): readonly RatingBar[] {
  const counts = histogramOf(tally)
  const asides = histogramOf(setAside).map(({ ratings }) => ratings)
  const most = Math.max(1, ...counts.map(({ ratings }, at) => ratings + (asides[at] ?? 0)))
  const heightOf = (ratings: number): number => Math.round((ratings / most) * plot.height * 10) / 10
  return counts.map(({ rating, ratings }, at) => {
    const aside = asides[at] ?? 0
    const height = heightOf(ratings)
    return {
      rating,
      ratings,
      x: at * plot.step + (plot.step - plot.bar) / 2,
      y: plot.height - height,
      height,
      aside: { ratings: aside, y: plot.height - height - heightOf(aside), height: heightOf(aside) },
    }
  })
}
