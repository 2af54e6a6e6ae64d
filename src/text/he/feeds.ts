/** What feeds are called, and what stands in them, in Hebrew. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'

export const feedMessagesHe: Messages['feeds'] = {
  follow: 'מעקב בפיד',
  changes: 'שינויים בקטלוג',
  changeKinds: { create: 'חדש', change: 'השתנה', merge: 'אוחד עם רשומה אחרת', delete: 'הוסר' },
  reviewsOf: (title) => `ביקורות על ${isolated(title)}`,
  reviewsBy: (name) => `ביקורות מאת ${isolated(name)}`,
  writtenBy: (name) => `הביקורות והרשימות של ${isolated(name)}`,
  diaryOf: (name) => `הצפיות של ${isolated(name)}`,
}
