import { en, type Messages } from '../en/messages.ts'

export const fr: Messages = en
