/** What the pages of members say, in French. */
import type { Messages } from '../en/messages.ts'

export const memberMessagesFr: Messages['members'] = {
  member: 'Membre',
  suspended: 'Ce compte est suspendu.',
  goneHeading: 'Ce membre n’est plus là',
  gone: 'La personne qui portait ce nom a supprimé son compte.',
  report: 'Signaler ce membre',
  thisIsYours: 'Voici votre page, telle que tout le monde la voit.',
  chooseWhat: 'Choisir ce qu’elle montre',
  nothingShown: 'Rien n’est encore affiché ici.',
  titleGone: 'un titre qui n’est plus au catalogue',
  parts: { reviews: 'Critiques', lists: 'Listes', ratings: 'Notes', diary: 'Journal' },
  all: {
    reviews: 'Toutes les critiques',
    lists: 'Toutes les listes',
    ratings: 'Toutes les notes',
    diary: 'Tout le journal',
  },
  noDate: 'jour inconnu',
  newer: 'Plus récentes',
  older: 'Plus anciennes',
  yourPage: 'Votre page',
  yourPageLead:
    'Tout le monde peut la voir. Elle porte votre nom, la date de votre inscription et ce que vous choisissez ici.',
  seeYourPage: 'La voir comme les autres',
  saved: 'C’est enregistré.',
  ownWords: 'En quelques mots',
  about: 'À propos de vous',
  aboutHint:
    'Quelques mots, si vous voulez\u00a0: **gras**, *italique*, listes et citations comme dans les critiques. Les liens sont possibles une fois la période de nouveau membre passée.',
  show: {
    reviews: 'Montrer mes critiques',
    lists: 'Montrer mes listes publiques',
    ratings: 'Montrer mes notes',
    diary: 'Montrer mon journal',
  },
  faults: {
    'about-form':
      'Ce texte contient des caractères qui ne peuvent pas être affichés. Tapez-le au lieu de le coller.',
    'about-long': 'C’est trop long\u00a0: 2\u202f000 caractères au plus.',
    'about-links':
      'Les nouveaux membres ne peuvent pas encore mettre de liens. Laissez-les de côté pour l’instant.',
  },
}
