/** Why something can't be done, in French. */
import type { Messages } from '../en/messages.ts'

export const refusalMessagesFr: Messages['refusals'] = {
  noRecord: (id) => `Rien ici ne porte l’identifiant ${id}.`,
  noTitle: (id) => `Aucun titre ne porte l’identifiant ${id}.`,
  noPerson: (id) => `Aucune personne ne porte l’identifiant ${id}.`,
  noCompany: (id) => `Aucune société ne porte l’identifiant ${id}.`,
  noReview: (id) => `Aucune critique ne porte l’identifiant ${id}.`,
  noOwnReview: (id) => `Vous n’avez pas de critique qui porte l’identifiant ${id}.`,
  noList: (id) => `Aucune liste ne porte l’identifiant ${id}.`,
  noMember: (name) => `Aucun membre ne s’appelle ${name}.`,
  memberHides: () => 'Ce membre ne montre pas cela.',
  noPost: () => 'Cette contribution n’existe pas.',
  noDecision: () => 'Aucune décision ne porte ce numéro.',
  noAppeal: () => 'Aucun recours ne porte ce numéro.',
  importGone: () => 'Ce que vous aviez apporté n’est plus gardé. Apportez de nouveau le fichier.',
  notInList: (id) => `La liste ne contient plus ${id}.`,
  noViewing: () => 'Votre journal n’a pas cette séance.',
  noNotification: () => 'Vous n’avez pas de notification de ce numéro.',
  noSession: () => 'Vous n’avez pas de session de ce numéro. Elle est peut-être terminée.',
  noPasskey: () => 'Vous n’avez pas de clé d’accès de ce numéro.',
  brokenLink: () => 'Ce lien n’est pas entier. Copiez-le tout entier depuis la lettre.',
  invitationUsed: () => 'Cette invitation a servi, ou une plus récente l’a remplacée.',
  noSuchPage: (page, last) => `Il n’y a pas de page ${page}. La dernière est la page ${last}.`,
  pageNumber: (given, last) => `«\u202fpage\u202f» vaut ${given}, et devrait être un nombre de 1 à ${last}.`,
  otherSession: () => 'Ce formulaire a été fait pour une autre session. Ouvrez de nouveau la page.',
  mayNot: () => 'Vous ne pouvez pas faire cela avec votre connexion actuelle.',
  forModerators: () => 'Cette page est pour les modérateurs qui ont activé les codes à usage unique.',
  ownReviewVote: () => 'Votre critique, c’est aux autres de la juger.',
  onlyAdministrator: () =>
    'Seul un administrateur peut décider au sujet de modérateurs et d’administrateurs.',
  dateUnknown: () =>
    'On ne sait pas si ce titre a été montré. Il pourra être noté dès qu’une sortie sera connue.',
  notShown: () => 'Ce titre n’a pas encore été montré.',
  notShownUntil: (day) =>
    `Ce titre n’a pas encore été montré. Il pourra être noté à partir de cette date\u00a0: ${day}.`,
  newAccount: () => 'Ce titre vient d’être montré, et le compte est récent.',
  newAccountUntil: (day) =>
    `Ce titre vient d’être montré, et le compte est récent. Il pourra être noté à partir de cette date\u00a0: ${day}.`,
  appealNotConcerned: () =>
    'Il n’y a pas de décision de ce numéro contre laquelle vous puissiez former un recours.',
  appealNotAgainstYou: () => 'Cette décision ne vous retire rien\u202f; il n’y a rien à contester.',
  appealedAlready: () => 'Vous avez déjà formé un recours dans cette affaire. Il n’y en a qu’un.',
  decisionReplaced: () => 'Une décision plus récente a remplacé celle-ci.',
  appealTooLate: () => 'Une décision peut être contestée pendant six mois\u202f; ils sont passés.',
  appealDecided: () => 'Ce recours est tranché.',
  decideOwnPost: () => 'Il s’agit de quelque chose de vous\u00a0: un autre modérateur décide.',
  decideOwnReport: () => 'Vous l’avez signalé vous-même\u00a0: un autre modérateur décide.',
  decideOwnDecision: () =>
    'Vous avez pris la décision contestée\u00a0: un autre modérateur tranche le recours.',
  decidedMeanwhile: () => 'Quelqu’un a décidé ou modifié cela entre-temps\u00a0: regardez de nouveau.',
  ratingsWaitNoMore: () => 'Ces notes n’attendent plus.',
  reportOwn: () => 'C’est à vous\u00a0: vous pouvez le modifier ou le retirer vous-même.',
  manyReports: (most) => `Vous avez signalé ${most} contributions aujourd’hui\u00a0: continuez demain.`,
  followOwn: () => 'Cette liste est à vous\u00a0: il n’y a rien à suivre.',
  manyAttempts: (seconds) => `Trop de tentatives. La prochaine dans ${seconds} secondes.`,
  manySignIns: () => 'Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.',
}
