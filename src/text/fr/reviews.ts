/** What reviews, and the forms that they are written in, say, in French. */
import type { Messages } from '../en/messages.ts'

export const reviewMessagesFr: Messages['reviews'] = {
  faults: {
    'headline-empty': 'Donnez-lui un titre.',
    'headline-long': 'Un titre compte 200 caractères au plus.',
    'text-empty': 'Écrivez quelque chose.',
    'text-long': 'Une critique compte 50 000 caractères au plus.',
    'text-signs':
      'Le texte contient un caractère qui ne peut être conservé, comme ceux qui inversent le sens d’écriture.',
    'language-unknown': 'Choisissez la langue dans laquelle elle est écrite.',
    'licence-unknown': 'Choisissez ce que les autres peuvent en faire.',
  },
}
