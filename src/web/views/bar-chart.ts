/** A plot of counts: a bar for each, side by side, the tallest as high as the plot. */
export const barPlot = { width: 380, height: 110 } as const

export type CountBar = {
  readonly name: string
  /** Stands under the bar where there is room; absent where the bar has none. */
  readonly short?: string
  readonly count: number
}

export type PlacedBar = CountBar & {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function placedBars(bars: readonly CountBar[]): readonly PlacedBar[] {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const step = barPlot.width / Math.max(1, bars.length)
  const width = Math.min(step * 0.7, 44)
  return bars.map((bar, at) => {
    const height = tenth((bar.count / most) * barPlot.height)
    return {
      ...bar,
      x: tenth(at * step + (step - width) / 2),
      y: tenth(barPlot.height - height),
      width: tenth(width),
      height,
    }
  })
}

const tenth = (value: number): number => Math.round(value * 10) / 10
