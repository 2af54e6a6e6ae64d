/** What reviews, and the forms that they are written in, say, in Hebrew. */
import type { Messages } from '../en/messages.ts'

export const reviewMessagesHe: Messages['reviews'] = {
  faults: {
    'headline-empty': 'נא לתת כותרת.',
    'headline-long': 'כותרת יכולה להכיל עד 200 תווים.',
    'text-empty': 'נא לכתוב משהו.',
    'text-long': 'ביקורת יכולה להכיל עד 50,000 תווים.',
    'text-signs': 'הטקסט מכיל תו שאי אפשר לשמור, כמו תו שהופך את כיוון הכתיבה.',
    'language-unknown': 'נא לבחור את השפה שבה היא כתובה.',
    'licence-unknown': 'נא לבחור מה מותר לאחרים לעשות בה.',
  },
}
