import type { Source } from './record.ts'

/**
 * Where the facts of a dump come from whose record names no source. A dump does not name it either, so that
 * a catalogue that went out and came in again goes out as the same bytes.
 */
export const unnamedSource: Source = { id: 'titlecard', kind: 'data_set', title: 'Titlecard dump' }
