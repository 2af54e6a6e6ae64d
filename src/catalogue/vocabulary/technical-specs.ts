import { uninflected, vocabulary } from './vocabulary.ts'

export const technicalSpecs = vocabulary('technical-specs', [
  { id: 'soundMixes', label: { one: 'Sound mix', other: 'Sound mixes' } },
  { id: 'colorations', label: uninflected('Colour') },
  { id: 'aspectRatios', label: { one: 'Aspect ratio', other: 'Aspect ratios' } },
  { id: 'cameras', label: { one: 'Camera', other: 'Cameras' } },
  { id: 'laboratories', label: { one: 'Laboratory', other: 'Laboratories' } },
  { id: 'negativeFormats', label: { one: 'Negative format', other: 'Negative formats' } },
  { id: 'processes', label: { one: 'Cinematographic process', other: 'Cinematographic processes' } },
  { id: 'printedFormats', label: { one: 'Printed film format', other: 'Printed film formats' } },
  { id: 'filmLengths', label: { one: 'Film length', other: 'Film lengths' } },
])
