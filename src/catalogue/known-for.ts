/**
 * "Known for": of the titles where a person has a main credit, the four with the most votes (popularity.ts);
 * where votes are equal the earliest. Single episodes don't count: their series does, where the person is
 * credited on it. Thanks, archive footage and the like are no main credits.
 */
export const mainCategories: ReadonlySet<string> = new Set([
  'director',
  'writer',
  'cast',
  'actor',
  'actress',
  'self',
  'presenter',
  'narrator',
  'producer',
  'composer',
  'cinematographer',
  'editor',
  'production_designer',
  'costume_designer',
  'showrunner',
  'choreographer',
])
