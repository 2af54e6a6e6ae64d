import type { FormModel } from './form-model.ts'

/** Where a member takes their data along, or leaves. */
export type OwnDataPageModel = { readonly take: FormModel; readonly leave: FormModel }
