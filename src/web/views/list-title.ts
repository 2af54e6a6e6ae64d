import type { List } from '../../store/lists.ts'
import type { UnseenList } from '../list-models.ts'
import type { Words } from '../../text/words.ts'

/** What a list is called: by its author, or, of a watchlist, by the language. */
export const listTitle = ({ say }: Words, { kind, name, owner }: List): string =>
  kind === 'watchlist' ? say.lists.watchlistOf(owner.name) : name

/** In its place, for whoever may not see it. */
export const unseenTitle = ({ say: { lists } }: Words, state: UnseenList): string =>
  state === 'held' ? lists.notPublished : lists.states[state]
