/** The forms of reports, decisions and appeals, each in the reader's words with what was typed before. */
import { longestWords, type ModerationField, type Subject, type Verdict } from '../../community/moderation.ts'
import { siteRules } from '../../community/site-rules.ts'
import type { ChoiceField, FormModel, TextField } from '../form-model.ts'
import type { PageContext } from '../page-context.ts'
import { blank, type Filled } from './account-forms.ts'

type Choices = ChoiceField['choices']

export class ModerationForms {
  readonly #context: PageContext
  readonly #token: string
  readonly #filled: Filled

  constructor(context: PageContext, token: string, filled: Filled = blank) {
    this.#context = context
    this.#token = token
    this.#filled = filled
  }

  /** `seen` is the number of the newest decision that the moderator has before them, or 0. */
  decide(subject: Subject, verdicts: readonly Verdict[], seen: number): FormModel {
    const { choices, decide, verdict, statement, statementHint } = this.#say
    return {
      id: 'decide',
      action: this.#context.paths.moderationPost(subject),
      submit: decide,
      fields: [
        this.#choice(
          'verdict',
          verdict,
          verdicts.map((value) => ({ value, label: choices[value] })),
        ),
        this.#rule(),
        { ...this.#text('statement', statement), hint: statementHint },
      ],
      hidden: { token: this.#token, seen: String(seen) },
    }
  }

  #rule(): ChoiceField {
    const { rule, rules, noRule, ruleHint } = this.#say
    const choices = [
      { value: '', label: noRule },
      ...siteRules.map((value) => ({ value, label: rules[value] })),
    ]
    return { ...this.#choice('rule', rule, choices), hint: ruleHint, isOptional: true }
  }

  #choice(name: ModerationField, label: string, choices: Choices): ChoiceField {
    return { name, type: 'select', label, choices, ...this.#typed(name) }
  }

  #text(name: ModerationField, label: string): TextField {
    return { name, type: 'textarea', label, rows: 5, longest: longestWords, ...this.#typed(name) }
  }

  #typed(name: ModerationField): { value?: string; fault?: string } {
    const value = this.#filled.typed[name]
    const fault = this.#filled.faults[name]
    const texts: Readonly<Partial<Record<NonNullable<typeof fault>, string>>> = this.#say.faults
    const text = fault && texts[fault]
    return {
      ...(value === undefined ? {} : { value }),
      ...(text ? { fault: text } : {}),
    }
  }

  get #say() {
    return this.#context.words.say.moderation
  }
}
