/** The version of a page that is read before it is known to be new: a hash of all that it shows. */
import { createHash } from 'node:crypto'

/** For an ETag; the same for the same model, in the language and the build that stand beside it. */
export const shownVersion = (model: unknown): string =>
  createHash('sha256').update(JSON.stringify(model)).digest('base64url').slice(0, 22)
