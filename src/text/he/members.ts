/** What the pages of members say, in Hebrew. */
import type { Messages } from '../en/messages.ts'

export const memberMessagesHe: Messages['members'] = {
  member: 'חבר באתר',
  suspended: 'החשבון הזה מושעה.',
  goneHeading: 'כבר לא כאן',
  gone: 'החשבון שנשא את השם הזה נמחק בידי בעליו.',
  report: 'דיווח על החבר',
  thisIsYours: 'זה העמוד שלכם, כפי שכולם רואים אותו.',
  chooseWhat: 'בחירת מה שמוצג בו',
  nothingShown: 'עוד לא מוצג כאן דבר.',
  titleGone: 'כותר שכבר אינו בקטלוג',
  parts: { reviews: 'ביקורות', lists: 'רשימות', ratings: 'דירוגים', diary: 'יומן' },
  all: { reviews: 'כל הביקורות', lists: 'כל הרשימות', ratings: 'כל הדירוגים', diary: 'היומן כולו' },
  noDate: 'היום אינו ידוע',
  newer: 'חדשים יותר',
  older: 'ישנים יותר',
  yourPage: 'העמוד שלכם',
  yourPageLead: 'כולם יכולים לראות אותו. יש בו השם שלכם, היום שבו הצטרפתם ומה שתבחרו כאן.',
  seeYourPage: 'לראות אותו כמו אחרים',
  saved: 'נשמר.',
  ownWords: 'במילים אישיות',
  about: 'עליכם',
  aboutHint:
    'כמה מילים, אם תרצו: **מודגש**, *נטוי*, רשימות וציטוטים כמו בביקורות. קישורים אפשריים אחרי התקופה הראשונה באתר.',
  show: {
    reviews: 'להציג את הביקורות שלי',
    lists: 'להציג את הרשימות הפומביות שלי',
    ratings: 'להציג את הדירוגים שלי',
    diary: 'להציג את היומן שלי',
  },
  faults: {
    'about-form': 'יש בטקסט תווים שאי אפשר להציג. הקלידו אותו במקום להדביק.',
    'about-long': 'זה ארוך מדי: 2,000 תווים לכל היותר.',
    'about-links': 'חברים חדשים עוד אינם יכולים לקשר. השמיטו בינתיים את הקישורים.',
  },
}
