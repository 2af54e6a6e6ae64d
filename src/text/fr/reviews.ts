/** What reviews, and the forms that they are written in, say, in French. */
import type { Messages } from '../en/messages.ts'

export const reviewMessagesFr: Messages['reviews'] = {
  heading: 'Critiques',
  reviews: { one: '# critique', many: '# de critiques', other: '# critiques' },
  description: (title) => `Ce que les membres ont écrit sur ${title}.`,
  reviewOf: (title) => `Critique de ${title}`,
  by: (name) => `par ${name}`,
  allReviews: 'Toutes les critiques',
  allReviewsDescription:
    'Ce que les membres ont écrit sur des films et des séries, du plus récent au plus ancien.',
  noReviews: 'Personne n’a encore écrit de critique.',
  formerMember: 'un ancien membre',
  none: 'Personne n’a encore écrit de critique.',
  noneFit: 'Aucune critique ne répond à ce choix.',
  all: 'Toutes les critiques',
  write: 'Écrire une critique',
  allYours: 'Vos critiques',
  noneYours: 'Vous n’avez pas encore écrit de critique. La page de chaque titre permet d’en écrire une.',
  editIt: 'Modifier',
  ownStates: {
    shown: 'Publiée',
    held: 'En attente d’un modérateur',
    hidden: 'Masquée par un modérateur',
    withdrawn: 'Retirée',
  },
  ownHere: {
    shown: 'Votre critique',
    held: 'Votre critique attend un modérateur',
    hidden: 'Un modérateur a masqué votre critique',
    withdrawn: 'Vous avez retiré votre critique',
  },
  noneBesideYours: 'Aucune autre critique n’est encore là.',
  edit: 'Modifier votre critique',
  signIn: 'Connectez-vous pour écrire une critique.',

  featured: 'À la une',
  noneFeatured: 'Aucune n’est encore à la une.',
  why: 'Pourquoi celle-ci\u202f?',
  whyNone: 'Comment une critique arrive-t-elle à la une\u202f?',
  rule: (votes, letters) =>
    `À la une figure la critique que les lecteurs ont jugée la plus utile, parmi celles qui ont ${votes} votes ou ` +
    `plus, davantage de votes «\u202futile\u202f» que «\u202fpas utile\u202f», et ${letters} lettres ou plus hors révélations. L’utilité est la ` +
    'borne inférieure de l’intervalle de Wilson\u202f; à égalité, la plus récente. Une critique dans la langue de cette page ' +
    'passe avant toute autre. Une critique d’avant la sortie, ou qu’un modérateur est appelé à examiner, n’y figure ' +
    'jamais. Ce qu’elle pense du titre ne joue aucun rôle\u202f; personne ne peut ni choisir ni payer.',

  outOfTen: (rating) => `${rating} sur 10`,
  edited: (day) => `modifiée le ${day}`,
  beforeRelease: 'Écrite avant la sortie',
  hasSpoilers: 'Dévoile l’intrigue, en parties repliées',
  spoiler: 'Révélation',
  readOn: 'Lire la suite',
  permalink: 'Lien vers cette critique',
  licences: {
    'all-rights-reserved': 'Tous droits réservés à l’auteur',
    'CC-BY-4.0': 'CC BY 4.0\u00a0: libre d’usage avec le nom de l’auteur',
    'CC-BY-SA-4.0': 'CC BY-SA 4.0\u00a0: libre d’usage avec le nom de l’auteur, sous la même licence',
    'CC0-1.0': 'CC0\u00a0: libre de tout usage',
  },

  foundHelpful: (helpful, votes) => `Utile pour ${helpful} sur ${votes}`,
  noVotes: 'Pas encore de votes',
  wasHelpful: 'Cette critique vous a-t-elle été utile\u202f?',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
  takeBack: 'Retirer votre vote',
  yourVote: {
    helpful: 'Vous l’avez trouvée utile.',
    'not-helpful': 'Vous ne l’avez pas trouvée utile.',
  },
  signInToVote: 'Connectez-vous pour dire si cette critique est utile.',

  sort: 'Trier par',
  orders: {
    helpful: 'Les plus utiles',
    newest: 'Les plus récentes',
    oldest: 'Les plus anciennes',
    highest: 'Notes les plus hautes',
    lowest: 'Notes les plus basses',
  },
  rating: 'Note',
  anyRating: 'Toutes',
  language: 'Langue',
  anyLanguage: 'Toutes',
  withoutSpoilers: 'Sans révélations',
  show: 'Afficher',
  narrow: 'Choisir',
  about: 'À propos de',
  anyTitle: 'Tous les titres',
  helpfulTo: 'Jugée utile',
  byAnyNumber: 'Peu importe',
  byAtLeast: {
    one: 'Par #\u00a0lecteur ou plus',
    many: 'Par #\u00a0de lecteurs ou plus',
    other: 'Par #\u00a0lecteurs ou plus',
  },
  choice: 'Trier et choisir',

  headline: 'Titre',
  text: 'Critique',
  textHint:
    'Une ligne vide ouvre un paragraphe. **gras**, *italique*, > citation, - liste, [lien](adresse). ' +
    'Ce qui dévoile l’intrigue se met entre deux paires de barres\u00a0: ||comme ceci||.',
  languageOfText: 'Langue dans laquelle elle est écrite',
  licence: 'Ce que les autres peuvent en faire',
  publish: 'Publier',
  save: 'Publier les modifications',
  preview: 'Aperçu',
  previewLead: 'Voici ce que verront les lecteurs. Rien n’est encore publié.',
  writeLead: (title) =>
    `Votre critique de ${title}\u00a0: une par membre, que vous pouvez modifier quand vous voulez.`,
  rateToo: 'Votre note, si vous en donnez une, figure à côté.',
  rateThis: 'Noter ce titre',

  history: 'Historique',
  historyOf: (headline) => `Historique de «\u202f${headline}\u202f»`,
  historyLead: 'Toutes les versions de cette critique, la dernière d’abord, avec ce qui a changé.',
  version: (number) => `Version ${number}`,
  firstVersion: 'Première version',
  backToReview: 'La critique telle qu’elle est',

  states: {
    held: 'En attente d’un modérateur',
    hidden: 'Masquée par un modérateur',
    withdrawn: 'Retirée par son auteur',
  },
  notPublished: 'Non publiée',
  toOthers: {
    held: 'Cette critique n’est pas publiée.',
    hidden: 'Un modérateur a masqué cette critique. Elle peut revenir.',
    withdrawn: 'Son auteur a retiré cette critique.',
  },
  toAuthor: {
    held: 'Vous seul et les modérateurs pouvez lire cette critique, tant qu’un modérateur ne l’a pas vue.',
    hidden: 'Un modérateur a masqué cette critique. Vous seul et les modérateurs pouvez la lire.',
    withdrawn: 'Vous avez retiré cette critique. Vous seul pouvez la lire.',
  },
  refused: 'Un modérateur n’a pas publié cette critique. Vous seul et les modérateurs pouvez la lire.',
  rewritten:
    'Vous avez réécrit cette critique, et son nouveau texte attend. Ce qu’elle disait avant a été refusé ou masqué.',
  notPublicMeanwhile: 'Elle était publique avant vos modifications, et ne l’est pas en attendant.',
  toModerator:
    'Vous voyez cette critique en tant que modérateur\u202f; les autres lecteurs ne la voient pas.',
  titleDeleted: (reason) => `Le titre dont elle parle a été retiré du catalogue. ${reason}`,
  writtenForAnother: 'Elle a été écrite pour une fiche qui a depuis été fusionnée avec celle-ci.',
  otherReviews: 'Autres critiques de ce titre',

  withdraw: 'Retirer',
  withdrawHeading: 'Retirer cette critique\u202f?',
  withdrawLead:
    'Vous seul pourrez encore la lire, et son adresse dira que vous l’avez retirée. Vous pouvez la remettre à tout moment\u202f; les votes sont gardés.',
  keepIt: 'La garder',
  putBack: 'La remettre',

  faults: {
    'headline-empty': 'Donnez-lui un titre.',
    'headline-long': 'Un titre compte 200 caractères au plus.',
    'text-empty': 'Écrivez quelque chose.',
    'text-long': 'Une critique compte 50 000 caractères au plus.',
    'text-signs':
      'Le texte contient un caractère qui ne peut être conservé, comme ceux qui inversent le sens d’écriture.',
    'language-unknown': 'Choisissez la langue dans laquelle elle est écrite.',
    'licence-unknown': 'Choisissez ce que les autres peuvent en faire.',
    'would-wait':
      'Un modérateur doit d’abord voir ces modifications\u00a0: jusque-là, la critique n’est pas publique, même telle qu’elle est maintenant. Rien n’est encore modifié.',
  },
}
