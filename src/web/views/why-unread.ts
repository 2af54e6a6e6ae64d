import type { Unread } from '../../accounts/form-refusal.ts'
import type { Words } from '../../text/words.ts'

/** `ratings.csv, line 3: Year is "soon", which is no year`, in the reader's language. */
export const whyUnread = (words: Words, { file, line, why }: Unread): string =>
  words.say.imports.line(file, words.number(line)) + words.say.separators.colon + words.unread(why)
