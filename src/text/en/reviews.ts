/** What reviews, and the forms that they are written in, say. */

export const reviewMessages = {
  faults: {
    'headline-empty': 'Give it a headline.',
    'headline-long': 'A headline can have up to 200 characters.',
    'text-empty': 'Write something.',
    'text-long': 'A review can have up to 50,000 characters.',
    'text-signs': 'It holds a character that can’t be kept, such as one that turns the direction of writing.',
    'language-unknown': 'Choose the language that it is written in.',
    'licence-unknown': 'Choose what others may do with it.',
  },
}
