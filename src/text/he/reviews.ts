/** What reviews, and the forms that they are written in, say, in Hebrew. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'
import { counted } from './forms.ts'

export const reviewMessagesHe: Messages['reviews'] = {
  heading: 'ביקורות',
  reviews: counted('ביקורת אחת', 'שתי ביקורות', 'ביקורות'),
  description: (title) => `מה שכתבו החברים על ${isolated(title)}.`,
  reviewOf: (title) => `ביקורת על ${isolated(title)}`,
  by: (name) => `מאת ${isolated(name)}`,
  formerMember: 'חבר לשעבר',
  none: 'עוד לא נכתבה ביקורת.',
  noneFit: 'אין ביקורת שמתאימה לבחירה הזאת.',
  all: 'כל הביקורות',
  write: 'כתיבת ביקורת',
  yours: 'הביקורת שלך',
  edit: 'עריכת הביקורת שלך',
  signIn: 'כדי לכתוב ביקורת יש להיכנס.',

  featured: 'ביקורת נבחרת',
  noneFeatured: 'אף אחת עוד לא נבחרה.',
  why: 'למה דווקא זו?',
  whyNone: 'מתי נבחרת ביקורת?',
  rule: (votes, letters) =>
    `נבחרת הביקורת שהקוראים מצאו מועילה ביותר, מבין אלה שיש להן ${votes} הצבעות לפחות, יותר ״מועילה״ מאשר ` +
    `״לא מועילה״, ו־${letters} אותיות לפחות מחוץ לקלקולים. ״מועילה ביותר״ פירושו הגבול התחתון של רווח הסמך של וילסון; ` +
    'בין שוות, החדשה יותר. ביקורת בשפת הדף קודמת לכל אחרת. ביקורת מלפני היציאה לאקרנים, או כזו שמנהל קהילה התבקש ' +
    'לבדוק, אינה נבחרת לעולם. מה שהיא חושבת על הכותר אינו משחק תפקיד, ואיש אינו יכול לבחור או לשלם.',

  outOfTen: (rating) => `${rating} מתוך 10`,
  edited: (day) => `נערכה ב־${day}`,
  beforeRelease: 'נכתבה לפני היציאה',
  hasSpoilers: 'מגלה את העלילה, בקטעים מקופלים',
  spoiler: 'קלקול',
  readOn: 'להמשך הקריאה',
  permalink: 'קישור לביקורת',
  licences: {
    'all-rights-reserved': 'כל הזכויות שמורות לכותב',
    'CC-BY-4.0': 'CC BY 4.0: שימוש חופשי בציון שם הכותב',
    'CC-BY-SA-4.0': 'CC BY-SA 4.0: שימוש חופשי בציון שם הכותב ובאותו רישיון',
    'CC0-1.0': 'CC0: שימוש חופשי לכל צורך',
  },

  foundHelpful: (helpful, votes) => `${helpful} מתוך ${votes} מצאו אותה מועילה`,
  noVotes: 'עוד אין הצבעות',
  wasHelpful: 'האם הביקורת הועילה לך?',
  helpful: 'מועילה',
  notHelpful: 'לא מועילה',
  takeBack: 'ביטול ההצבעה',
  yourVote: { helpful: 'מצאת אותה מועילה.', 'not-helpful': 'מצאת אותה לא מועילה.' },
  signInToVote: 'כדי לומר אם הביקורת מועילה יש להיכנס.',

  sort: 'מיון',
  orders: {
    helpful: 'המועילות ביותר',
    newest: 'החדשות ביותר',
    oldest: 'הישנות ביותר',
    highest: 'הדירוג הגבוה ביותר',
    lowest: 'הדירוג הנמוך ביותר',
  },
  rating: 'דירוג',
  anyRating: 'הכול',
  language: 'שפה',
  anyLanguage: 'הכול',
  withoutSpoilers: 'בלי קלקולים',
  show: 'הצגה',
  choice: 'מיון וסינון',

  headline: 'כותרת',
  text: 'ביקורת',
  textHint:
    'שורה ריקה פותחת פסקה. **מודגש**, *נטוי*, > ציטוט, - רשימה, [קישור](https://…). ' +
    'מה שמגלה את העלילה נכתב בין שני זוגות קווים: ||כך||.',
  languageOfText: 'השפה שבה היא כתובה',
  licence: 'מה מותר לאחרים לעשות בה',
  publish: 'פרסום',
  save: 'פרסום השינויים',
  preview: 'תצוגה מקדימה',
  previewLead: 'כך יראו אותה הקוראים. שום דבר עוד לא פורסם.',
  writeLead: (title) => `הביקורת שלך על ${isolated(title)}: אחת לכל חבר, ואפשר לשנות אותה בכל עת.`,
  rateToo: 'הדירוג שלך, אם יינתן, יופיע לצידה.',
  rateThis: 'דירוג הכותר',
  firstPosts: 'את שלוש הביקורות הראשונות של חבר חדש רואה מנהל קהילה לפני שאחרים יכולים לקרוא אותן.',

  history: 'היסטוריה',
  historyOf: (headline) => `ההיסטוריה של ״${isolated(headline)}״`,
  historyLead: 'כל הגרסאות של הביקורת, האחרונה תחילה, ומה שהשתנה בהן.',
  version: (number) => `גרסה ${number}`,
  firstVersion: 'גרסה ראשונה',
  removed: 'הוסר',
  added: 'נוסף',
  changedTo: (before, after) => `${isolated(before)} ← ${isolated(after)}`,
  backToReview: 'הביקורת כפי שהיא כעת',

  states: {
    held: 'ממתינה למנהל קהילה',
    hidden: 'הוסתרה בידי מנהל קהילה',
    withdrawn: 'הוסרה בידי מי שכתב אותה',
  },
  toOthers: {
    held: 'הביקורת ממתינה למנהל קהילה שיראה אותה, ועוד לא פורסמה.',
    hidden: 'מנהל קהילה הסתיר את הביקורת. ייתכן שתחזור.',
    withdrawn: 'מי שכתב את הביקורת הסיר אותה.',
  },
  toAuthor: {
    held: 'רק לך ולמנהלי הקהילה אפשר לקרוא את הביקורת, עד שמנהל קהילה יראה אותה.',
    hidden: 'מנהל קהילה הסתיר את הביקורת. רק לך ולמנהלי הקהילה אפשר לקרוא אותה.',
    withdrawn: 'הסרת את הביקורת. רק לך אפשר לקרוא אותה.',
  },
  toModerator: 'הביקורת מוצגת לך כמנהל קהילה; קוראים אחרים אינם רואים אותה.',
  holds: {
    'first-posts': 'שלוש הביקורות הראשונות של כל חבר חדש ממתינות.',
    'many-links': 'ביקורת של חבר חדש ובה יותר משני קישורים ממתינה.',
    fast: 'ביקורת של חבר חדש שנשלחה תוך שלוש שניות מפתיחת הטופס ממתינה.',
    'known-host': 'היא מקשרת לאתר שכמה חברים חדשים מקשרים אליו.',
    copy: 'היא כמעט זהה למה שכתב אדם אחר.',
  },
  titleDeleted: (reason) => `הכותר שעליו נכתבה הוצא מהקטלוג. ${isolated(reason)}`,
  writtenForAnother: 'היא נכתבה לרשומה שמוזגה מאז עם זו.',
  otherReviews: 'ביקורות אחרות על הכותר',

  withdraw: 'הסרה',
  withdrawHeading: 'להסיר את הביקורת?',
  withdrawLead:
    'רק לך יהיה אפשר לקרוא אותה, והכתובת שלה תאמר שהסרת אותה. אפשר להחזיר אותה בכל עת; ההצבעות נשמרות.',
  keepIt: 'להשאיר אותה',
  putBack: 'החזרה',

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
