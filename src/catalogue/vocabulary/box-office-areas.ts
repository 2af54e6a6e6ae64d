import { isRegion } from './regions.ts'
import { uninflected, vocabulary } from './vocabulary.ts'

/** Areas that are no single country; any other gross names its country. */
export const boxOfficeAreas = vocabulary('box-office-areas', [
  { id: 'WORLDWIDE', label: uninflected('Worldwide') },
  { id: 'DOMESTIC', label: uninflected('United States and Canada') },
  { id: 'INTERNATIONAL', label: uninflected('Outside the United States and Canada') },
])

export function isBoxOfficeArea(code: string): boolean {
  return boxOfficeAreas.has(code) || isRegion(code)
}
