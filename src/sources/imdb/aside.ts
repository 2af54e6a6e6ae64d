/** Rows that are no fault of anybody's and no use either, by what a person is told they are. */
export type Aside = {
  duplicates: number
  orphans: number
  unknownPeople: number
  unknownSeries: number
  unreadCharacters: number
}

export const noneAside = (): Aside => ({
  duplicates: 0,
  orphans: 0,
  unknownPeople: 0,
  unknownSeries: 0,
  unreadCharacters: 0,
})
