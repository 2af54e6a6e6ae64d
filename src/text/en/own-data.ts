/** What is said where members take their data along, or leave. */
export const ownDataMessages = {
  heading: 'Your data',
  lead: 'What this site keeps about you is yours to take, and yours to end.',
  take: 'Take it along',
  takeLead:
    'One JSON file: your account, ratings, reviews with all their versions, lists, diary, what you reported, what was decided, your notifications, and what the audit log says of you. No passwords are in it.',
  download: 'Download my data',
  leave: 'Delete the account',
  leaveLead:
    'At once, and for good: you are signed out everywhere; your ratings, votes, lists, diary and notifications are gone, and scores are counted without you. Nobody can take your name.',
  reviews: 'Your reviews',
  kept: 'stay, as those of a deleted member',
  deleted: 'are deleted too',
  confirm: 'Delete my account',
  letter: {
    subject: 'your account is deleted',
    text: {
      kept: 'The account with this address is deleted, as you asked. Your reviews stay, without your name. No more letters will come.',
      deleted:
        'The account with this address is deleted, as you asked, and so are your reviews. No more letters will come.',
    },
  },
}
