/**
 * What readers and members are told in ordinary use when something can't be done, in English: for the log and for the
 * JSON interface. Pages say it in their own language, by the name that the sentence has here.
 */
export const refusalReasons = {
  noRecord: (id: string) => `Nothing here has the id ${id}.`,
  noTitle: (id: string) => `No title has the id ${id}.`,
  noPerson: (id: string) => `No person has the id ${id}.`,
  noCompany: (id: string) => `No company has the id ${id}.`,
  noReview: (id: string) => `No review has the id ${id}.`,
  noOwnReview: (id: string) => `You have no review with the id ${id}.`,
  noList: (id: string) => `No list has the id ${id}.`,
  noMember: (name: string) => `No member is called ${name}.`,
  memberHides: () => 'This member doesn’t show that.',
  noPost: () => 'There is no such post.',
  noNotice: () => 'No notice has that number.',
  noticeDecided: () => 'This notice has been decided.',
  noDecision: () => 'No decision has that number.',
  noAppeal: () => 'No appeal has that number.',
  importGone: () => 'What you brought is no longer kept. Bring the file again.',
  notInList: (id: string) => `The list no longer holds ${id}.`,
  noViewing: () => 'Your diary has no such viewing.',
  noNotification: () => 'You have no notification of that number.',
  noSession: () => 'You have no session of that number; it may have ended.',
  noPasskey: () => 'You have no passkey of that number.',
  noCodes: () => 'One-time codes are off, so there are no recovery codes.',
  brokenLink: () => 'This link is not whole. Copy all of it from the letter.',
  invitationUsed: () => 'This invitation was used, or a newer one has taken its place.',
  noSuchPage: (page: string, last: string) => `There is no page ${page}; the last is ${last}.`,
  noPageSoFar: (page: string) => `There is no page ${page}: there isn’t that much here.`,
  pageNumber: (given: string, last: string) => `page is ${given}; it should be a number from 1 to ${last}.`,
  noRating: (given: string) => `${given} is no rating: give 1 to 10, in steps of one half.`,
  fieldLong: (most: string) => `What stands in one of the fields is too long: ${most} characters at most.`,
  formLarge: () => 'What was sent is larger than this form takes. Make the text shorter.',
  otherSession: () => 'This form was made for another session. Open the page again.',
  mayNot: () => 'You may not do this as you are signed in now.',
  forModerators: () => 'This page is for moderators who have set up one-time codes.',
  ownReviewVote: () => 'Your own review is for others to judge.',
  onlyAdministrator: () => 'Only an administrator may decide about moderators and administrators.',
  dateUnknown: () =>
    'It is not known whether this title has been shown; it can be rated once a release is known.',
  notShown: () => 'This title has not been shown yet.',
  notShownUntil: (day: string) => `This title has not been shown yet. It can be rated from ${day}.`,
  newAccount: () => 'This title has just been shown, and the account is new.',
  newAccountUntil: (day: string) =>
    `This title has just been shown, and the account is new. It can be rated from ${day}.`,
  appealNotConcerned: () => 'There is no decision of that number that you could appeal.',
  appealNotAgainstYou: () => 'This decision takes nothing from you, so there is nothing to appeal.',
  appealedAlready: () => 'You have appealed in this matter already; once is all.',
  decisionReplaced: () => 'A later decision has taken the place of this one.',
  newWordsWait: () => 'What you wrote anew waits for a moderator: that is decided first.',
  appealTooLate: () => 'A decision can be appealed within six months; they are over.',
  postGone: () => 'The post is no longer there.',
  appealDecided: () => 'This appeal has been decided.',
  decideOwnPost: () => 'This is about something of your own: another moderator decides.',
  decideOwnReport: () => 'You reported this yourself: another moderator decides.',
  decideOwnDecision: () =>
    'You made the decision that is appealed: another moderator decides about the appeal.',
  decidedMeanwhile: () => 'Somebody has decided or changed this meanwhile: look at it again.',
  ratingsWaitNoMore: () => 'These ratings wait no longer.',
  reportOwn: () => 'This is your own: you can change it or take it back yourself.',
  manyReports: (most: string) => `You have reported ${most} posts today: go on tomorrow.`,
  followOwn: () => 'This list is your own: there is nothing to follow.',
  attemptsInHours: (hours: string) => `Too many attempts; the next in ${hours} hours.`,
  manyAttempts: (seconds: string) => `Too many attempts; the next in ${seconds} seconds.`,
  manySignIns: () => 'Too many people are signing in at this moment. Try again in a few seconds.',
}

/** A day as `YYYY-MM-DD`, to be written as the language of the page does. */
export type DayIn = { readonly day: string }
type Value = string | number | DayIn
type Sentences = Readonly<Record<string, (...values: never[]) => string>>
type Values<Texts extends readonly unknown[]> = { [At in keyof Texts]: Value }
/** Which sentence, and what goes into it. */
export type ReasonAmong<Reasons extends Sentences> = {
  [Key in keyof Reasons]: readonly [key: Key, ...values: Values<Parameters<Reasons[Key]>>]
}[keyof Reasons]
export type RefusalReason = ReasonAmong<typeof refusalReasons>

/** The sentence in the words of a language; `write` makes what goes into it a text of that language. */
export function saidIn<Key extends string>(
  messages: Readonly<Record<Key, (...values: string[]) => string>>,
  [key, ...values]: readonly [key: Key, ...values: Value[]],
  write: (value: Value) => string,
): string {
  return messages[key](...values.map(write))
}
