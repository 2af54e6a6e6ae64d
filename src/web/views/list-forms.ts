/** The forms of lists and of the diary, in the reader's words, with what was typed before. */
import type { Fault } from '../../accounts/form-refusal.ts'
import {
  longestDescription,
  longestListName,
  longestNote,
  type ListField,
} from '../../community/list-text.ts'
import type { List } from '../../store/lists.ts'
import type { EntityLine } from '../../store/lines.ts'
import { fullName, yearSpan } from '../../text/titles.ts'
import type { FieldModel, FormModel, RadioField } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import { blank, type Filled } from './account-forms.ts'

/** Whose form it is, and when it is shown to them. */
export type FormOf = {
  readonly token: string
  /** Signed: how long the writing took is counted from it. */
  readonly opened: string
  readonly isNewcomer: boolean
}

export class ListForms {
  readonly #context: PageContext
  readonly #of: FormOf
  readonly #filled: Filled
  readonly #say: PageContext['words']['say']['lists']

  constructor(context: PageContext, of: FormOf, filled: Filled = blank) {
    this.#context = context
    this.#of = of
    this.#filled = filled
    this.#say = context.words.say.lists
  }

  /** `today` stands in it until something else is typed. */
  seen(title: string, today: string): FormModel {
    const say = this.#say
    const watched = this.#field('watched', {
      type: 'text',
      label: say.watched,
      hint: say.watchedHint,
      autocomplete: 'off',
      longest: 10,
      isOptional: true,
    })
    return this.#form('seen-form', say.enterViewing, this.#context.paths.mine(title, 'seen'), [
      { ...watched, value: watched.value ?? today },
      this.#tick('rewatch', { label: say.rewatch, hint: say.rewatchHint }),
      this.#note(say.noteHint),
    ])
  }

  addTo(title: string, lists: readonly List[]): FormModel {
    const say = this.#say
    const choices = lists.map(({ number, name }) => ({ value: String(number), label: name }))
    return this.#form('add-form', say.add, this.#context.paths.mine(title, 'list'), [
      this.#field('list', { type: 'select', label: say.chooseList, choices }),
      this.#note(say.itemNoteHint),
    ])
  }

  create(): FormModel {
    const { paths } = this.#context
    return this.#form('new-list', this.#say.create, paths.accounts('ownLists'), this.#about(undefined))
  }

  about(list: List): FormModel {
    const { paths } = this.#context
    return this.#form('about-list', this.#say.save, paths.listPart(list.id, 'edit'), this.#about(list))
  }

  /** `candidates` are those that what was typed may mean, where it names no one title. */
  addTitle(list: List, candidates: readonly EntityLine[] = []): FormModel {
    const say = this.#say
    const { words } = this.#context
    const asked = this.#filled.typed['title'] ?? ''
    const choice: RadioField = {
      name: 'choice',
      type: 'radio',
      label: say.whichTitle,
      choices: candidates.map((line) => ({
        value: line.id,
        label: fullName(words, line),
        about: [yearSpan(words, line), words.term('title-types', line.type)].filter(Boolean).join(' · '),
      })),
    }
    const form = this.#form('add-title', say.add, this.#context.paths.listPart(list.id, 'items'), [
      this.#field('title', {
        type: 'text',
        label: say.addTitleLabel,
        hint: say.addTitleHint,
        autocomplete: 'off',
        longest: 300,
        suggestsTitles: true,
      }),
      ...(candidates.length > 0 ? [choice] : []),
    ])
    return { ...form, hidden: { ...form.hidden, do: 'add', ...(candidates.length > 0 ? { asked } : {}) } }
  }

  #about(list: List | undefined): readonly FieldModel[] {
    const say = this.#say
    const name = this.#field('name', {
      type: 'text',
      label: say.nameLabel,
      autocomplete: 'off',
      longest: longestListName,
    })
    const description = this.#field('description', {
      type: 'textarea',
      label: say.descriptionLabel,
      hint: say.itemNoteHint,
      rows: 4,
      longest: longestDescription,
      isOptional: true,
    })
    const { firstPosts } = this.#context.words.say.moderation
    const hint = this.#of.isNewcomer ? `${say.publicHint} ${firstPosts}` : say.publicHint
    const isPublic = this.#tick('public', { label: say.publicLabel, hint })
    const wasSent = this.#filled !== blank
    return [
      ...(list?.kind === 'watchlist' ? [] : [{ ...name, value: name.value ?? list?.name ?? '' }]),
      { ...description, value: description.value ?? list?.description ?? '' },
      { ...isPublic, ...(!wasSent && list?.isPublic ? { value: 'yes' } : {}) },
    ]
  }

  #note(hint: string): FieldModel {
    return this.#field('note', {
      type: 'textarea',
      label: this.#say.noteLabel,
      hint,
      rows: 2,
      longest: longestNote,
      isOptional: true,
    })
  }

  #tick(name: string, asked: { readonly label: string; readonly hint: string }): FieldModel {
    return {
      name,
      type: 'checkbox',
      isOptional: true,
      ...asked,
      ...(this.#filled.typed[name] === 'yes' ? { value: 'yes' } : {}),
    }
  }

  #field<const Asked extends Omit<FieldModel, 'name'> & { readonly longest?: number }>(
    name: ListField,
    asked: Asked,
  ) {
    const value = this.#filled.typed[name]
    const fault = this.#filled.faults[name]
    return {
      name,
      ...asked,
      ...(value === undefined ? {} : { value }),
      ...(fault ? { fault: faultText(this.#context, fault, asked.longest) } : {}),
    }
  }

  #form(id: string, submit: string, action: string, fields: readonly FieldModel[]): FormModel {
    const hidden = { token: this.#of.token, opened: this.#of.opened }
    if (this.#filled.faults.form !== 'would-wait') return { id, submit, action, fields, hidden }
    const { letWait } = this.#context.words.say.moderation
    const fault = faultText(this.#context, 'would-wait')
    return { id, submit: letWait, action, fields, hidden: { ...hidden, waits: 'yes' }, fault }
  }
}

/** What is wrong, in the words of lists; `longest` is what the field can take. */
export function faultText({ words }: PageContext, fault: Fault, longest?: number): string {
  if (fault === 'text-long' && longest !== undefined) return words.say.tooLong(words.number(longest))
  const texts: Partial<Readonly<Record<Fault, string>>> = words.say.lists.faults
  return texts[fault] ?? words.say.account.lookAgain
}

export type ListNote = keyof PageContext['words']['say']['lists']['notes']

/** What was just done, said on the page that follows; nothing for what the address makes up. */
export function noteText({ words }: PageContext, note: string | undefined): string | undefined {
  const texts: Readonly<Record<string, string>> = words.say.lists.notes
  return note !== undefined && Object.hasOwn(texts, note) ? texts[note] : undefined
}
