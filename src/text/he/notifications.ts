/** What members are told, in Hebrew. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'
import { counted } from './forms.ts'

export const notificationMessagesHe: Messages['notifications'] = {
  heading: 'הודעות',
  none: 'עוד אין כלום. כאן יופיע מה שנוגע לכם: החלטות על מה שכתבתם וחדשות על מה שאתם עוקבים אחריו.',
  unread: counted('הודעה אחת שלא נקראה', 'שתי הודעות שלא נקראו', 'הודעות שלא נקראו'),
  new: 'חדש',
  read: 'סימון כנקראה',
  readThis: (what) => `סימון כנקראה: ${what}`,
  readAll: 'סימון הכול כנקרא',
  newer: 'חדשות יותר',
  older: 'ישנות יותר',
  reason: (reason) => `הנימוק: ${isolated(reason)}`,
  sentences: {
    'post-decided': 'התקבלה החלטה על משהו שכתבתם',
    'report-decided': 'התקבלה החלטה על הדיווח שלכם',
    'appeal-decided': 'התקבלה החלטה על הערעור שלכם',
    'review-featured': 'הביקורת שלכם היא הביקורת הנבחרת',
    'list-changed': 'רשימה שאתם עוקבים אחריה השתנתה',
    'new-sign-in': 'בוצעה כניסה לחשבון שלכם ממכשיר שעוד לא הוכר כאן',
    'password-changed': 'הסיסמה שלכם שונתה',
  },
  outcomes: {
    shown: 'מה שכתבתם נבדק בידי הנהלת הדיונים, והוא מוצג',
    hidden: 'משהו שכתבתם הוסר בידי הנהלת הדיונים',
    granted: 'הערעור שלכם התקבל',
    refused: 'הערעור שלכם נדחה',
    'acted-on': 'הדיווח שלכם טופל',
    left: 'הדיווח שלכם נבדק, ולא שונה דבר',
  },
  letters: 'מכתבים בדוא״ל',
  lettersLead: 'ההודעות מופיעות בעמוד באתר. סמנו מה תרצו לקבל גם בדוא״ל.',
  toNotifications: 'לעמוד ההודעות שלכם',
  saveLetters: 'שמירת הבחירה',
  letterKinds: {
    'post-decided': 'החלטות על מה שכתבתי',
    'report-decided': 'החלטות על הדיווחים שלי',
    'appeal-decided': 'החלטות על הערעורים שלי',
    'review-featured': 'הביקורת שלי נבחרה',
    'list-changed': 'שינויים ברשימות שבמעקב שלי',
    'new-sign-in': 'כניסות חדשות לחשבון שלי',
    'password-changed': 'שינוי הסיסמה שלי',
  },
  letterWhy: 'מכתבים כאלה נשלחים אליכם לפי בקשתכם. לחיצה אחת מפסיקה אותם:',
  stopHeading: 'בלי מכתבים כאלה',
  stopLead: (kind) => `לא יישלחו אליכם עוד מכתבים מסוג זה: ${kind}. המידע עדיין יופיע בין ההודעות באתר.`,
  stop: 'הפסקת המכתבים האלה',
  stopped: 'בוצע: מכתבים כאלה לא יישלחו עוד.',
  toAccount: 'את שאר המכתבים בוחרים בעמוד',
}
