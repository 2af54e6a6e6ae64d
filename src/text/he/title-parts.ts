/** What the pages below a title say, in Hebrew. */
import type { Messages } from '../en/messages.ts'
import { isolated, leftToRight } from '../isolate.ts'
import { counted, prefixed, quoted } from './forms.ts'

export const titlePartMessagesHe: Messages['titleParts'] = {
  overview: 'סקירה',
  pagesOf: (title) => `העמודים של ${quoted(title)}`,
  partOf: (part, title) => `${part}: ${isolated(title)}`,
  description: (part, title, count) =>
    count === '' ? `${part} של ${isolated(title)}.` : `${part} של ${isolated(title)}: ${count}.`,
  counts: {
    cast: counted('קרדיט אחד', 'שני קרדיטים', 'קרדיטים'),
    trivia: counted('פריט אחד', 'שני פריטים', 'פריטים'),
    goofs: counted('טעות אחת', 'שתי טעויות', 'טעויות'),
    quotes: counted('ציטוט אחד', 'שני ציטוטים', 'ציטוטים'),
    connections: counted('קשר אחד', 'שני קשרים', 'קשרים'),
  },
  contribute: 'משהו חסר או שגוי?',
  contributeLink: 'הציעו תיקון או הוסיפו לעמוד הזה',
  whoSaysSo: 'מי אומר זאת? המקורות של הרשומה',
  addToPage: 'הוסיפו את מה שידוע לכם',

  departments: 'מחלקות',
  character: 'דמות',
  named: (name) => `בשם ${quoted(name)}`,

  evidence: (host) => `אסמכתה באתר ${isolated(host)}`,

  fullStory: 'לקריאת העלילה המלאה, כולל הסוף',
  genresAndKeywords: 'ז׳אנרים ומילות מפתח',
  documents: 'מה הסרט מתעד',

  inCinemas: 'בבתי הקולנוע',
  event: 'אירוע',
  dateUnknown: 'תאריך לא ידוע',
  yearFromRelease: (year, date, where) =>
    `השנה, ${year}, היא שנת היציאה הראשונה לציבור: ${date}${where === '' ? '' : `, ${where}`}.`,
  yearStated: (year) => `השנה, ${year}, היא כפי שנכתב ברשומה: לא ידוע תאריך של יציאה לציבור.`,
  yearStatedOtherwise: (year) => `ברשומה עצמה כתוב ${year}.`,
  endYear: (year) => `השנה האחרונה היא ${year}.`,
  mainName: 'השם הראשי',
  regionAndLanguage: 'אזור ושפה',

  from: (date) => prefixed('מ', date),
  until: (date) => `עד ${date}`,
  span: (from, to) => `${from} – ${to}`,

  production: 'הפקה',
  notes: 'הערות',
  weekendEnd: (date) => `סוף השבוע שהסתיים ${prefixed('ב', date)}`,
  chart: (currency) => `תקציב והכנסות (${isolated(currency)})`,
  chartDescription: (bars) =>
    `פסים אופקיים על סולם ליניארי אחד שמתחיל באפס. ${bars}. כל הסכומים בטבלאות שבעמוד.`,
  chartBar: (what, amount) => `${what}: ${amount}`,
  chartLeft: {
    one: 'סכום אחד קטן יותר מופיע רק בטבלה.',
    two: 'שני סכומים קטנים יותר מופיעים רק בטבלה.',
    other: '# סכומים קטנים יותר מופיעים רק בטבלה.',
  },

  latitude: (degrees, isNorth) => `${leftToRight(`${degrees}°`)} ${isNorth ? 'צפון' : 'דרום'}`,
  longitude: (degrees, isEast) => `${leftToRight(`${degrees}°`)} ${isEast ? 'מזרח' : 'מערב'}`,

  awardFor: 'על',
  yearUnknown: 'שנה לא ידועה',

  idsElsewhere: 'מזהים בקטלוגים אחרים',
  ratingsElsewhere: 'דירוגים באתרים אחרים',
  catalogue: 'קטלוג',
  id: 'מזהה',
  average: 'ממוצע',
  averageOf: (average, best) => `${average} מתוך ${best}`,
  votes: 'הצבעות',

  adult: 'היצירה הזאת מיועדת למבוגרים בלבד.',
  certificates: 'סיווגי גיל',
  descriptors: 'הנימוקים שניתנו',
}
