/** What the page of a title's ratings says, in French. */
import type { Messages } from '../en/messages.ts'

export const ratingMessagesFr: Messages['ratings'] = {
  heading: 'Notes',
  description: (title) => `Les notes des membres pour ${title}, et le calcul de sa moyenne.`,
  score: 'Note pondérée',
  outOfTen: (score) => `${score} sur 10`,
  ratings: { one: '# note', many: '# de notes', other: '# notes' },
  none: 'Aucun membre n’a encore noté ce titre.',
  tooFew: (fewest) => `Un score s’affiche à partir de ${fewest} notes prises en compte.`,
  plainMean: 'Moyenne simple',
  interval: 'Intervalle à 95 %',
  intervalOf: (low, high) => `de ${low} à ${high}`,
  spread: 'Répartition',
  how: 'Comment est-ce calculé ?',
  formulaText:
    'Chaque note compte selon le poids du membre qui l’a donnée : n est la somme des poids, et les points sont les notes ' +
    'multipliées par leur poids. C est la moyenne de toutes les notes du catalogue, et m dit ce qu’elle pèse : un titre ' +
    'peu noté en reste proche. La règle est la même pour tous les titres, et chacun peut refaire le calcul.',
  rating: 'Note',
  weight: 'Poids',
  count: 'Nombre',
  points: 'Points',
  total: 'Ensemble',
  weights:
    'Les notes d’un membre pèsent 1 dès que son compte a une semaine et qu’il a noté 5 titres sur 3 jours ; avant cela 0,5, ' +
    'et 0,2 le premier jour, tant que l’adresse électronique n’est pas confirmée, et lorsque toutes ses notes concernent ' +
    'un seul titre, une seule personne ou une seule société. Ce que dit une note ne change jamais son poids.',
  elsewhere: 'Notes ailleurs',
  yours: 'Votre note',
  allYours: 'Vos notes',
  noneYours: 'Vous n’avez encore rien noté.',
  findToRate: 'Les titres les mieux notés',
  whoSees: 'Qui les voit',
  orders: {
    newest: 'Les plus récentes',
    oldest: 'Les plus anciennes',
    highest: 'Les plus hautes',
    lowest: 'Les plus basses',
    title: 'Par titre',
  },
  signIn: 'Connectez-vous pour noter ce titre.',
  give: 'Noter',
  change: 'La modifier',
  takeBack: 'La retirer',
  given: (rating) => `Vous lui avez donné ${rating}.`,
  choose: 'Sur 10',
  notShownYet: 'Les notes ouvrent dès la première présentation.',
  notShownUntil: (day) => `Les notes ouvrent le ${day}.`,
  noDate: 'On ne sait pas si ce titre a été présenté : les notes ouvrent dès qu’une sortie est connue.',
}
