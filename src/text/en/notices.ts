/** What the form for notices of people without an account says, and the letters that answer them. */
export const noticeMessages = {
  heading: 'Report something, without an account',
  lead: 'For whoever finds a right infringed on this site, or something against the law. A moderator reads it, decides, and writes to you why. The public log has the decision, without your name.',
  footer: 'Report something',
  signInToReport: 'A member’s report takes a choice and a line; sign in for it.',
  noAccount: 'No account?',
  withoutAccount: 'Report it without one',
  address: 'Where is it?',
  addressHint: 'The address of the page on this site, as the browser shows it.',
  ground: 'What is it?',
  chooseGround: 'Choose one',
  grounds: {
    copyright: 'Copyright: mine, or that of somebody I act for',
    personal: 'Private facts about me, or about somebody I act for',
    unlawful: 'Something else that is against the law',
    'child-abuse': 'Sexual abuse of children',
  },
  words: 'What is wrong with it, and why?',
  wordsHint:
    'So that somebody who doesn’t know the matter can see it: what exactly, and by which law or right.',
  work: 'Which work?',
  workHint: 'Needed for copyright: what it is called, who made it, and where it can be seen.',
  name: 'Your full name',
  nameHint: 'It stands as your signature. For sexual abuse of children, name and address may stay empty.',
  email: 'Your e-mail address',
  emailHint: 'For the receipt and the decision; never shown.',
  reach: 'Where else can you be reached?',
  reachHint: 'A postal address or a telephone number, if you like.',
  behalf: 'For whom do you act?',
  behalfHint: 'If it isn’t for yourself.',
  accurate:
    'I believe in good faith that all of this is accurate and complete, and that what I report is allowed neither by whoever has the right, nor by somebody who acts for them, nor by the law.',
  authorised:
    'Needed for copyright, under penalty of perjury: the right is mine, or I may act for whoever has it.',
  send: 'Send the notice',
  sent: (number: string) =>
    `Your notice has come: it is number ${number}. A moderator will read it, and write to you what was decided and why.`,
  withAccount: 'Whoever has an account reports a post where it stands.',
  queue: 'Notices',
  nothingOpen: 'No notice is open.',
  notice: (number: string) => `Notice ${number}`,
  from: 'From whom',
  actsFor: (name: string) => `for ${name}`,
  nameless: 'without a name',
  forgotten: 'What was said is no longer kept.',
  statementHint:
    'For whoever sent it, in a letter, for the author of a post that is hidden, and for the public log. Name nobody, and nothing private.',
  actHint: 'What stands in the catalogue is taken out or corrected there first, then you say so here.',
  faults: {
    'not-here': 'This is no page of this site. It should look like the address that the browser shows.',
    tick: 'This has to be ticked.',
    trapped:
      'Your notice was not sent: a field that people don’t see was filled in, perhaps by your browser. It is empty again, and all else is as you wrote it: send it once more.',
    'email-form': 'This is no e-mail address. It should look like name@example.org.',
  },
  letters: {
    received: {
      subject: (number: string) => `your notice ${number} has come`,
      text: (number: string) =>
        `Your notice has come, and has the number ${number}. A moderator reads it, usually within a day, or three where it is about copyright, and you will be written what was decided and why. You didn’t send one? Then somebody used your address; nothing else comes of it.`,
    },
    acted: {
      subject: (number: string) => `your notice ${number}: acted on`,
      text: 'What you reported is no longer shown. The reasons:',
    },
    left: {
      subject: (number: string) => `your notice ${number}: left as it is`,
      text: 'What you reported stays as it is. The reasons:',
    },
    end: 'A person decided this. You don’t agree? Answer whoever runs the site, or ask a court.',
    inLog: 'The decision in the public log:',
  },
}
