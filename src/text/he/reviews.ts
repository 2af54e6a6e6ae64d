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
  allReviews: 'כל הביקורות',
  allReviewsDescription: 'מה שחברים כתבו על סרטים וסדרות, מהחדש לישן.',
  noReviews: 'עוד לא נכתבה כאן ביקורת.',
  formerMember: 'חבר לשעבר',
  none: 'עוד לא נכתבה ביקורת.',
  noneFit: 'אין ביקורת שמתאימה לבחירה הזאת.',
  all: 'כל הביקורות',
  write: 'כתיבת ביקורת',
  allYours: 'הביקורות שלכם',
  noneYours: 'עוד לא כתבתם ביקורת. אפשר לכתוב אחת מהעמוד של כל כותר.',
  editIt: 'עריכה',
  ownStates: {
    shown: 'פורסמה',
    held: 'ממתינה למנהל קהילה',
    hidden: 'הוסתרה בידי מנהל קהילה',
    withdrawn: 'הוסרה',
  },
  ownHere: {
    shown: 'הביקורת שלכם',
    held: 'הביקורת שלכם ממתינה למנהל קהילה',
    hidden: 'מנהל קהילה הסתיר את הביקורת שלכם',
    withdrawn: 'הסרתם את הביקורת שלכם',
  },
  noneBesideYours: 'עוד אין כאן ביקורת אחרת.',
  edit: 'עריכת הביקורת שלכם',
  signIn: 'כדי לכתוב ביקורת יש להיכנס.',

  featured: 'ביקורת נבחרת',
  noneFeatured: 'אף אחת עוד לא נבחרה.',
  why: 'למה דווקא זו?',
  whyNone: 'מתי נבחרת ביקורת?',
  rule: (votes, letters) =>
    `נבחרת הביקורת שהקוראים מצאו מועילה ביותר, מבין אלה שיש להן ${votes} הצבעות לפחות, יותר ״מועילה״ מאשר ` +
    `״לא מועילה״, ו־${letters} אותיות לפחות מחוץ לספוילרים. ״מועילה ביותר״ פירושו הגבול התחתון של רווח הסמך של וילסון; ` +
    'בין שוות, החדשה יותר. ביקורת בשפת הדף קודמת לכל אחרת. ביקורת מלפני היציאה לאקרנים, או כזו שמנהל קהילה התבקש ' +
    'לבדוק, אינה נבחרת לעולם. מה שהיא חושבת על הכותר אינו משחק תפקיד, ואיש אינו יכול לבחור או לשלם.',

  outOfTen: (rating) => `${rating} מתוך 10`,
  edited: (day) => `נערכה ב־${day}`,
  beforeRelease: 'נכתבה לפני היציאה',
  hasSpoilers: 'מגלה את העלילה, בקטעים מקופלים',
  spoiler: 'ספוילר',
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
  wasHelpful: 'האם הביקורת הועילה לכם?',
  helpful: 'מועילה',
  notHelpful: 'לא מועילה',
  takeBack: 'ביטול ההצבעה',
  yourVote: { helpful: 'מצאתם אותה מועילה.', 'not-helpful': 'מצאתם אותה לא מועילה.' },
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
  withoutSpoilers: 'בלי ספוילרים',
  show: 'הצגה',
  narrow: 'סינון',
  about: 'על',
  anyTitle: 'כל סוגי הכותרים',
  helpfulTo: 'נמצאה מועילה',
  byAnyNumber: 'לא משנה',
  byAtLeast: {
    one: 'בידי קורא אחד לפחות',
    two: 'בידי שני קוראים לפחות',
    other: 'בידי # קוראים לפחות',
  },
  choice: 'מיון וסינון',

  headline: 'כותרת',
  text: 'ביקורת',
  textHint:
    'שורה ריקה פותחת פסקה. **מודגש**, *נטוי*, > ציטוט, - רשימה, [קישור](כתובת). ' +
    'מה שמגלה את העלילה נכתב בין שני זוגות קווים: ||כך||.',
  languageOfText: 'השפה שבה היא כתובה',
  licence: 'מה מותר לאחרים לעשות בה',
  publish: 'פרסום',
  save: 'פרסום השינויים',
  preview: 'תצוגה מקדימה',
  previewLead: 'כך יראו אותה הקוראים. שום דבר עוד לא פורסם.',
  writeLead: (title) => `הביקורת שלכם על ${isolated(title)}: אחת לכל חבר, ואפשר לשנות אותה בכל עת.`,
  rateToo: 'הדירוג שלכם, אם תתנו אחד, יופיע לצידה.',
  rateThis: 'דירוג הכותר',

  history: 'היסטוריה',
  historyOf: (headline) => `ההיסטוריה של ״${isolated(headline)}״`,
  historyLead: 'כל הגרסאות של הביקורת, האחרונה תחילה, ומה שהשתנה בהן.',
  version: (number) => `גרסה ${number}`,
  firstVersion: 'גרסה ראשונה',
  backToReview: 'הביקורת כפי שהיא כעת',

  states: {
    held: 'ממתינה למנהל קהילה',
    hidden: 'הוסתרה בידי מנהל קהילה',
    withdrawn: 'הוסרה בידי מי שכתב אותה',
  },
  notPublished: 'לא פורסמה',
  toOthers: {
    held: 'הביקורת אינה מפורסמת.',
    hidden: 'מנהל קהילה הסתיר את הביקורת. ייתכן שתחזור.',
    withdrawn: 'מי שכתב את הביקורת הסיר אותה.',
  },
  toAuthor: {
    held: 'רק אתם ומנהלי הקהילה יכולים לקרוא את הביקורת, עד שמנהל קהילה יראה אותה.',
    hidden: 'מנהל קהילה הסתיר את הביקורת. רק אתם ומנהלי הקהילה יכולים לקרוא אותה.',
    withdrawn: 'הסרתם את הביקורת. רק אתם יכולים לקרוא אותה.',
  },
  toModerator: 'הביקורת מוצגת לכם כמנהלי קהילה; קוראים אחרים אינם רואים אותה.',
  titleDeleted: (reason) => `הכותר שעליו נכתבה הוצא מהקטלוג. ${isolated(reason)}`,
  writtenForAnother: 'היא נכתבה לרשומה שמוזגה מאז עם זו.',
  otherReviews: 'ביקורות אחרות על הכותר',

  withdraw: 'הסרה',
  withdrawHeading: 'להסיר את הביקורת?',
  withdrawLead:
    'רק אתם תוכלו לקרוא אותה, והכתובת שלה תאמר שהסרתם אותה. אפשר להחזיר אותה בכל עת; ההצבעות נשמרות.',
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
