/** The pages of lists and of the diary, each as it is sent: at its own address, and again with what is wrong. */
import type { TitleId } from '../../catalogue/ids.ts'
import { refusal } from '../../catalogue/refusal.ts'
import { stateToOthers } from '../../community/moderation.ts'
import { isAtLeast } from '../../community/roles.ts'
import { yearStatistics } from '../../community/year-statistics.ts'
import { dayOf } from '../../community/rating-opens.ts'
import { diaryOf, diaryYears } from '../../store/diary.ts'
import type { NameIndex } from '../../store/engine/engine.ts'
import { itemsOf } from '../../store/list-items.ts'
import { followedLists, isFollowing, listsOf, type List, type VersionedList } from '../../store/lists.ts'
import type { EntityLine } from '../../store/lines.ts'
import type { Session } from '../../store/members.ts'
import { minePage } from '../../store/mine-page.ts'
import { seriesBegun } from '../../store/progress.ts'
import { longestNote } from '../../community/list-text.ts'
import type { ReadHandle } from '../../store/tables.ts'
import { takenLists } from '../../store/taken-posts.ts'
import { titlesLike, titlesToChooseFrom } from '../../store/title-matches.ts'
import { yearDiary } from '../../store/year-diary.ts'
import type { ListPageModel, UnseenListModel, WrongItem } from '../list-models.ts'
import type { PageContext } from '../page-context.ts'
import { Paths } from '../paths.ts'
import type { PageToSend } from '../send-page.ts'
import type { Visitors } from '../visitors.ts'
import { blank, type Filled } from './account-forms.ts'
import { faultText, ListForms, noteText, type FormOf } from './list-forms.ts'
import { hiddenBy, listIn, noList, ownListIn, sightOf } from './list-sight.ts'
import { listTitle, unseenTitle } from './list-title.ts'
import { namedOf } from './title-part.ts'
import { fullName } from '../../text/titles.ts'

export type ListPageParts = { readonly reader: ReadHandle; readonly visitors: Visitors }
export type ListEditParts = ListPageParts & { readonly names: NameIndex }
/** `form` is the one that `filled` belongs to; `address` is given where the page answers a form. */
type Shown = {
  readonly note?: string | undefined
  readonly filled?: Filled
  readonly form?: string
  readonly page?: number
  readonly address?: string
}

export const onListPage = 100
export const onEditPage = 50
const onDiaryPage = 100
const shownBegun = 12
const plain = new Paths()

const addressed = (address: string | undefined) => (address === undefined ? {} : { address })

export function mineToSend(
  { reader, visitors }: ListPageParts,
  session: Session,
  id: TitleId,
  { note, filled = blank, form, address }: Shown = {},
): PageToSend<'MinePage'> {
  return {
    page: 'MinePage',
    isPrivate: true,
    ...addressed(address),
    make: async (context) => {
      const read = await minePage(reader, session.member.id, id)
      if (!read) throw refusal('not-found', ['noTitle', id], 'id')
      const token = visitors.tokenOf(session)
      const forms = formsOf(context, visitors, session, { filled, form })
      const model = {
        ...read,
        token,
        note: noteText(context, note),
        forms: {
          seen: forms('seen').seen(id, dayOf(new Date())),
          add: read.others.length > 0 ? forms('add').addTo(id, read.others) : undefined,
        },
      }
      const name = fullName(context.words, namedOf(read))
      return {
        model,
        head: { title: context.words.say.titleParts.partOf(context.words.say.lists.mine, name) },
      }
    },
  }
}

/** The list as this reader sees it, or why they don't; throws "not found" for what is private or isn't there. */
export async function listPageFor(
  parts: ListPageParts,
  id: string,
  session: Session | undefined,
  shown: Shown,
): Promise<{ status: number; page: PageToSend<'ListPage'> | PageToSend<'UnseenListPage'> }> {
  const list = await listIn(parts.reader, id)
  if (!list) throw noList(id)
  const sight = sightOf(list, session)
  const decision = await hiddenBy(parts.reader, list)
  if (sight !== 'none')
    return { status: 200, page: listToSend(parts, { list, sight, hiddenBy: decision }, session, shown) }
  if (!list.isPublic) throw noList(id)
  return stateToOthers(list.state, decision?.verdict) === 'hidden'
    ? { status: 410, page: unseenListToSend({ state: 'hidden', hiddenBy: decision }) }
    : { status: 404, page: unseenListToSend({ state: 'held', hiddenBy: undefined }) }
}

const unseenListToSend = (model: UnseenListModel): PageToSend<'UnseenListPage'> => ({
  page: 'UnseenListPage',
  make: ({ words }) => Promise.resolve({ model, head: { title: unseenTitle(words, model.state) } }),
})

/** A list as everyone sees it; what only its author and moderators may see is private. */
function listToSend(
  { reader, visitors }: ListPageParts,
  standing: Pick<ListPageModel, 'sight' | 'hiddenBy'> & { readonly list: VersionedList },
  session: Session | undefined,
  { note, page = 0 }: Shown,
): PageToSend<'ListPage'> {
  const { list } = standing
  return {
    page: 'ListPage',
    ...(standing.sight === 'all' && !session ? { version: list.version } : { isPrivate: true }),
    make: async (context) => {
      const paged = await pagedItems(reader, list, page, onListPage)
      const own = session && {
        isOwner: list.owner.id === session.member.id,
        isFollowing: await isFollowing(reader, list.number, session.member.id),
        token: visitors.tokenOf(session),
      }
      const title = listTitle(context.words, list)
      const taken = own?.isOwner ? await takenOf(reader, list) : undefined
      return {
        model: { ...standing, taken, ...paged, own, note: noteText(context, note) },
        head: {
          title,
          ...(standing.sight === 'all'
            ? {
                description: context.words.say.lists.description(title, list.owner.name),
                canonical: plain.list(list.id, page + 1),
                feeds: [{ href: context.paths.listFeed(list.id), title }],
              }
            : {}),
        },
      }
    },
  }
}

const takenOf = async (reader: ReadHandle, { id, state, owner }: List) =>
  (await takenLists(reader, owner.id, [{ id, state }], new Date())).get(id)

/** Throws "not found" for a page beyond the last. */
async function pagedItems(reader: ReadHandle, list: List, page: number, onPage: number) {
  const pages = Math.max(1, Math.ceil(list.items / onPage))
  if (page >= pages) throw refusal('not-found', ['noSuchPage', page + 1, pages], 'page')
  const items = await itemsOf(reader, list.number, { limit: onPage, offset: page * onPage })
  return { items, page: page + 1, pages }
}

export function listEditToSend(
  { reader, names, visitors }: ListEditParts,
  session: Session,
  id: string,
  { note, filled = blank, form, page = 0, address }: Shown = {},
): PageToSend<'ListEditPage'> {
  return {
    page: 'ListEditPage',
    isPrivate: true,
    ...addressed(address),
    make: async (context) => {
      const list = await ownListIn(reader, id, session)
      const forms = formsOf(context, visitors, session, { filled, form })
      const { token, opened } = formOf(visitors, session, form === 'item' ? filled : blank)
      const paged = await pagedItems(reader, list, page, onEditPage)
      const { candidates, ...add } = await withCandidates(reader, names, form === 'add' ? filled : blank)
      const model = {
        list,
        sight: sightOf(list, session),
        hiddenBy: undefined,
        taken: await takenOf(reader, list),
        ...paged,
        forms: {
          about: forms('about').about(list),
          add: new ListForms(context, formOf(visitors, session, add), add).addTitle(list, candidates),
        },
        wrong: form === 'item' ? wrongItem(context, filled) : undefined,
        note: noteText(context, note),
        token,
        opened,
      }
      return { model, head: { title: listTitle(context.words, list) } }
    },
  }
}

function formOf(visitors: Visitors, session: Session, { typed }: Filled): FormOf {
  return {
    token: visitors.tokenOf(session),
    opened: typed['opened'] ?? visitors.openedAt(session, new Date()),
    isNewcomer: !isAtLeast(session.member.roleInForce, 'member'),
  }
}

/** The forms of a page, by their names: the one that was sent as it was filled. */
const formsOf =
  (
    context: PageContext,
    visitors: Visitors,
    session: Session,
    { filled, form }: { readonly filled: Filled; readonly form: string | undefined },
  ) =>
  (one: string): ListForms => {
    const own = one === form ? filled : blank
    return new ListForms(context, formOf(visitors, session, own), own)
  }

/** Where what was typed names no one title: those that may be meant. */
async function withCandidates(
  reader: ReadHandle,
  names: NameIndex,
  filled: Filled,
): Promise<Filled & { readonly candidates: readonly EntityLine[] }> {
  const typed = filled.typed['title'] ?? ''
  switch (filled.faults.title) {
    case 'several-titles':
      return { ...filled, candidates: await titlesToChooseFrom(reader, typed) }
    case 'no-such-title': {
      const candidates = await titlesLike(reader, names, typed)
      const title = candidates.length > 0 ? 'not-quite-title' : 'no-such-title'
      return { ...filled, faults: { ...filled.faults, title }, candidates }
    }
    default:
      return { ...filled, candidates: [] }
  }
}

function wrongItem(context: PageContext, { typed, faults }: Filled): WrongItem {
  const wouldWait = faults.form === 'would-wait'
  const fault = faults.note ?? faults.place ?? faults.form ?? 'text-characters'
  return {
    title: typed['title'] ?? '',
    note: typed['note'],
    place: typed['place'],
    isPlaceWrong: faults.place !== undefined,
    fault: faultText(context, fault, longestNote),
    wouldWait,
  }
}

export function ownListsToSend(
  { reader, visitors }: ListPageParts,
  session: Session,
  { note, filled = blank, address }: Shown = {},
): PageToSend<'OwnListsPage'> {
  return {
    page: 'OwnListsPage',
    isPrivate: true,
    ...addressed(address),
    make: async (context) => {
      const lists = await listsOf(reader, session.member.id)
      const model = {
        lists,
        taken: await takenLists(reader, session.member.id, lists, new Date()),
        followed: await followedLists(reader, session.member.id),
        create: new ListForms(context, formOf(visitors, session, filled), filled).create(),
        note: noteText(context, note),
      }
      return { model, head: { title: context.words.say.lists.yourLists } }
    },
  }
}

export function diaryToSend(
  { reader, visitors }: ListPageParts,
  session: Session,
  { note, year, page = 0 }: Shown & { readonly year: string | undefined },
): PageToSend<'DiaryPage'> {
  return {
    page: 'DiaryPage',
    isPrivate: true,
    make: async (context) => {
      const member = session.member.id
      const years = await diaryYears(reader, member)
      const all = years
        .filter((one) => year === undefined || one.year === year)
        .reduce((sum, { viewings }) => sum + viewings, 0)
      const pages = Math.max(1, Math.ceil(all / onDiaryPage))
      if (page >= pages) throw refusal('not-found', ['noSuchPage', page + 1, pages], 'page')
      const model = {
        years,
        year,
        page: page + 1,
        pages,
        viewings: await diaryOf(reader, member, {
          ...(year === undefined ? {} : { year }),
          limit: onDiaryPage,
          offset: page * onDiaryPage,
        }),
        begun: await seriesBegun(reader, member, shownBegun),
        note: noteText(context, note),
        token: visitors.tokenOf(session),
      }
      return { model, head: { title: context.words.say.lists.yourDiary } }
    },
  }
}

export function yearToSend(
  { reader }: ListPageParts,
  session: Session,
  year: string,
): PageToSend<'YearPage'> {
  return {
    page: 'YearPage',
    isPrivate: true,
    make: async ({ words }) => {
      const { entries, lines } = await yearDiary(reader, session.member.id, year)
      const statistics = yearStatistics(entries, Number(year))
      return { model: { year, statistics, lines }, head: { title: words.say.lists.yearInFilm(year) } }
    },
  }
}

/** The page of a list, from 1, on which the title of that place stands while the list is changed. */
export const editPageOf = (place: number): number => Math.max(1, Math.ceil(place / onEditPage))
