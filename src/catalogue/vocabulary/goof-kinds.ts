import { uninflected, vocabulary } from './vocabulary.ts'

export const goofKinds = vocabulary('goof-kinds', [
  { id: 'continuity', label: { one: 'Continuity error', other: 'Continuity errors' } },
  { id: 'factual_error', label: { one: 'Factual error', other: 'Factual errors' } },
  { id: 'anachronism', label: { one: 'Anachronism', other: 'Anachronisms' } },
  { id: 'error_in_geography', label: { one: 'Error in geography', other: 'Errors in geography' } },
  { id: 'character_error', label: { one: 'Character error', other: 'Character errors' } },
  { id: 'plot_hole', label: { one: 'Plot hole', other: 'Plot holes' } },
  { id: 'revealing_mistake', label: { one: 'Revealing mistake', other: 'Revealing mistakes' } },
  { id: 'audio_visual_unsynchronized', label: uninflected('Audio and picture unsynchronised') },
  { id: 'crew_or_equipment_visible', label: uninflected('Crew or equipment visible') },
  { id: 'boom_mic_visible', label: uninflected('Boom microphone visible') },
  { id: 'miscellaneous', label: { one: 'Miscellaneous goof', other: 'Miscellaneous goofs' } },
  {
    id: 'not_a_goof',
    label: { one: 'Incorrectly regarded as a goof', other: 'Incorrectly regarded as goofs' },
  },
])
