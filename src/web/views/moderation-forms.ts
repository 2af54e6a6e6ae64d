/** The forms of reports, decisions and appeals, each in the reader's words with what was typed before. */
import {
  longestWords,
  needsRule,
  needsStatement,
  type ModerationField,
  type Subject,
  type Verdict,
} from '../../community/moderation.ts'
import { reportReasons, siteRules } from '../../community/site-rules.ts'
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

  /** `seen` says what the moderator has before them, so that nothing is decided that changed meanwhile. */
  decide(subject: Subject, verdicts: readonly Verdict[], seen: string): FormModel {
    const { choices, decide } = this.#say
    return {
      id: 'decide',
      action: this.#context.paths.moderationPost(subject),
      submit: decide,
      fields: [
        this.#verdict(verdicts.map((value) => ({ value, label: choices[value] }))),
        this.#rule(),
        this.#statement(verdicts),
      ],
      hidden: { token: this.#token, seen },
    }
  }

  /** `instead` is the decision that takes the place of the one that is appealed. */
  decideAppeal(number: number, instead: Verdict, seen: string): FormModel {
    const { outcomeChoices, choices, decideAppeal } = this.#say
    return {
      id: 'decide',
      action: this.#context.paths.moderationAppeal(number),
      submit: decideAppeal,
      fields: [
        this.#verdict([
          { value: 'upheld', label: outcomeChoices.upheld },
          { value: 'overturned', label: outcomeChoices.overturned(choices[instead]) },
        ]),
        ...(needsRule(instead) ? [this.#rule()] : []),
        this.#statement(),
      ],
      hidden: { token: this.#token, seen },
    }
  }

  decideNotice(number: number, verdicts: readonly Verdict[], seen: string): FormModel {
    const { choices, decide } = this.#say
    const isAboutPost = verdicts.includes('hide')
    return {
      id: 'decide',
      action: this.#context.paths.moderationNotice(number),
      submit: decide,
      fields: [
        this.#verdict(verdicts.map((value) => ({ value, label: choices[value] }))),
        ...(isAboutPost ? [this.#rule()] : []),
        { ...this.#statement(), hint: this.#context.words.say.notices.statementHint },
      ],
      hidden: { token: this.#token, seen },
    }
  }

  report(subject: Subject): FormModel {
    const { reason, rules, otherReason, words, wordsHint, sendReport } = this.#say
    const choices = reportReasons.map((value) => ({
      value,
      label: value === 'other' ? otherReason : rules[value],
    }))
    return {
      id: 'report',
      action: this.#context.paths.report(subject),
      submit: sendReport,
      fields: [
        this.#choice('reason', reason, [this.#unchosen, ...choices]),
        { ...this.#text('words', words), hint: wordsHint, isOptional: true },
      ],
      hidden: { token: this.#token },
    }
  }

  appeal(decision: number): FormModel {
    const { appealWords, sendAppeal } = this.#say
    return {
      id: 'appeal',
      action: this.#context.paths.moderationEntry(decision),
      submit: sendAppeal,
      fields: [this.#text('words', appealWords)],
      hidden: { token: this.#token },
    }
  }

  /** Nothing is chosen for anybody. */
  get #unchosen(): Choices[number] {
    return { value: '', label: this.#say.chooseOne }
  }

  #verdict(choices: Choices): ChoiceField {
    return this.#choice('verdict', this.#say.verdict, [this.#unchosen, ...choices])
  }

  #rule(): ChoiceField {
    const { rule, rules, noRule, ruleHint } = this.#say
    const choices = [
      { value: '', label: noRule },
      ...siteRules.map((value) => ({ value, label: rules[value] })),
    ]
    return { ...this.#choice('rule', rule, choices), hint: ruleHint, isOptional: true }
  }

  #statement(verdicts: readonly Verdict[] = []): TextField {
    const { statement, statementHint, statementOptional } = this.#say
    const field = this.#text('statement', statement)
    if (verdicts.every(needsStatement)) return { ...field, hint: statementHint }
    return { ...field, hint: `${statementOptional} ${statementHint}`, isOptional: true }
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
    const { words } = this.#context
    const texts: Readonly<Partial<Record<NonNullable<typeof fault>, string>>> = {
      ...this.#say.faults,
      'words-long': words.say.tooLong(words.number(longestWords)),
    }
    const text = fault && texts[fault]
    return { ...(value === undefined ? {} : { value }), ...(text ? { fault: text } : {}) }
  }

  get #say() {
    return this.#context.words.say.moderation
  }
}
