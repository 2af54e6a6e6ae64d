/** What moderators see of unusual ratings. */
import type { WindowLine } from '../store/rating-windows.ts'
import type { FormModel } from './form-model.ts'

export type RatingWindowsPageModel = {
  readonly note: string | undefined
  readonly held: readonly WindowToDecide[]
  readonly toReview: readonly WindowToDecide[]
  readonly watched: readonly WindowToDecide[]
}

export type WindowToDecide = { readonly window: WindowLine; readonly form: FormModel }
