import { en, type Messages } from '../en/messages.ts'

export const he: Messages = en
