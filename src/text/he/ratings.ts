/** What the page of a title's ratings says, in Hebrew. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'
import { counted } from './forms.ts'

export const ratingMessagesHe: Messages['ratings'] = {
  heading: 'דירוגים',
  description: (title) => `איך החברים מדרגים את ${isolated(title)}, ואיך מחושב הציון.`,
  score: 'ציון',
  outOfTen: (score) => `${score} מתוך 10`,
  ratings: counted('דירוג אחד', 'שני דירוגים', 'דירוגים'),
  none: 'אף חבר עוד לא דירג את הכותר הזה.',
  tooFew: (fewest) => `הציון יוצג כשייספרו לפחות ${fewest} דירוגים.`,
  plainMean: 'ממוצע פשוט',
  interval: 'רווח סמך של 95%',
  intervalOf: (low, high) => `בין ${low} ל־${high}`,
  spread: 'התפלגות הדירוגים',
  how: 'איך זה מחושב?',
  formulaText:
    'כל דירוג נספר לפי המשקל של מי שנתן אותו: n הוא סכום המשקלים, והנקודות הן הדירוגים כפול המשקל. C הוא הממוצע של כל ' +
    'הדירוגים בקטלוג, ו־m אומר כמה הוא שוקל: כותר שדורג מעט נשאר קרוב אליו. הכללים זהים לכל הכותרים, וכל אחד יכול לחשב מחדש.',
  rating: 'דירוג',
  weight: 'משקל',
  count: 'מספר הדירוגים',
  points: 'נקודות',
  total: 'יחד',
  weights:
    'הדירוגים של חבר שוקלים 1 כשהחשבון בן שבוע ודורגו בו 5 כותרים ב־3 ימים; עד אז 0.5, ו־0.2 ביום הראשון, כל עוד כתובת ' +
    'הדואר לא אושרה, וכשכל הדירוגים נוגעים לכותר אחד, לאדם אחד או לחברה אחת. תוכן הדירוג לעולם אינו משנה את משקלו.',
  elsewhere: 'דירוגים במקומות אחרים',
  yours: 'הדירוג שלך',
  allYours: 'הדירוגים שלכם',
  noneYours: 'עוד לא דירגתם דבר.',
  findToRate: 'הכותרים המדורגים ביותר',
  whoSees: 'מי רואה אותם',
  orders: {
    newest: 'החדשים ביותר',
    oldest: 'הישנים ביותר',
    highest: 'הגבוהים ביותר',
    lowest: 'הנמוכים ביותר',
    title: 'לפי שם',
  },
  signIn: 'התחברו כדי לדרג את הכותר הזה.',
  give: 'דירוג',
  change: 'שינוי',
  takeBack: 'הסרה',
  given: (rating) => `הדירוג שנתת: ${rating}.`,
  choose: 'מתוך 10',
  notShownYet: 'הדירוג ייפתח אחרי ההקרנה הראשונה.',
  notShownUntil: (day) => `הדירוג ייפתח ב־${isolated(day)}.`,
  noDate: 'לא ידוע אם הכותר הוצג: הדירוג ייפתח כשיהיה ידוע תאריך יציאה.',
}
