/** What is said of unusual activity, in French. */
import type { Messages } from '../en/messages.ts'

export const ratingActivityMessagesFr: Messages['ratingActivity'] = {
  heading: 'Activité inhabituelle',
  since: (day) => `Activité inhabituelle depuis le ${day}`,
  between: (from, to) => (from === to ? `le ${from}` : `du ${from} au ${to}`),
  held: {
    one: '# note est en attente et n’entre pas encore dans le score.',
    many: '# de notes sont en attente et n’entrent pas encore dans le score.',
    other: '# notes sont en attente et n’entrent pas encore dans le score.',
  },
  noneHeld: 'Aucune note n’est plus en attente.',
  heldRule: (until) =>
    'Sont en attente les notes qui pèsent moins de 1, celles de comptes de moins d’une semaine et celles de membres ' +
    `qui notent de concert. Elles attendent la décision d’un modérateur, au plus tard jusqu’au ${until}.`,
  trustedRule: (days) =>
    'Les membres de plein poids suffiraient à eux seuls à produire cet écart\u00a0: toutes les notes de ces jours attendent, ' +
    `hautes et basses, chacune ${days} jours au plus.`,
  late: 'Un modérateur devait décider en un jour et ne l’a pas encore fait.',
  excluded: {
    one: 'Un modérateur a retiré # note du score.',
    many: 'Un modérateur a retiré # de notes du score.',
    other: 'Un modérateur a retiré # notes du score.',
  },
  excludedRule: (day) =>
    'Toutes les notes de ces jours sont retirées, hautes et basses, des anciens membres comme des nouveaux. Elles sont ' +
    `conservées, et les critiques aussi. La décision sera réexaminée le ${day}.`,
  reviewDue: 'La décision est à réexaminer\u202f; elle vaut jusque-là.',
  scores: (score, all) => `Le score est de ${score}. Avec ces notes, il serait de ${all}.`,
  noScore: 'trop peu de notes',
  why: 'Ce qui a été remarqué',
  notNoticed: 'Aucune règle ne l’a signalé\u00a0: un modérateur l’a vu.',
  setAside: 'Hors du score',
  ones: 'des un (1 et 1,5)',
  tens: 'des dix (9,5 et 10)',
  shift: (of, { ratings, share, expected, z }) =>
    `Écart extrême\u00a0: sur ${ratings} notes, ${share} étaient ${of}, quand on en attendait ${expected}. Cela fait ${z} ` +
    'erreurs types\u202f; la règle est de 5, et de 15 points de plus qu’attendu, à partir de 20 notes.',
  newAccounts: ({ ratings, share, expected, z }) =>
    `Comptes récents\u00a0: sur ${ratings} notes, ${share} venaient de comptes de moins de 7 jours, quand ${expected} est ` +
    `habituel ici. Cela fait ${z} erreurs types\u202f; la règle est de 4, à partir de 20 notes.`,
  polarisation: (ratings, extremes, coefficient) =>
    `Polarisation\u00a0: sur ${ratings} notes, ${extremes} étaient des un et des dix, avec un coefficient de bimodalité de ` +
    `${coefficient}\u202f; la règle est de 60\u00a0% et de 0,555, à partir de 20 notes.`,
  lockstep: (members) =>
    `De concert\u00a0: ${members} membres ont noté ensemble au moins 5 titres, du même côté et le même jour\u202f; la règle est de 8.`,
  allRules:
    'Les notes sont comparées aux 500 précédentes. Ce qu’une note loue ou blâme n’entre dans aucune règle.',
  queue: {
    heading: 'Notes inhabituelles',
    lead: 'Une période retirée quitte le score avec toutes ses notes, hautes et basses. Une période jugée authentique compte.',
    toDecide: 'À décider',
    nothingHeld: 'Aucune note n’attend de décision.',
    toReview: 'À réexaminer',
    watched: 'À surveiller',
    watchedLead: 'Un seul signal\u00a0: rien n’est mis en attente.',
    noticed: (when) => `remarqué ${when}`,
    ratings: { one: '# note', many: '# de notes', other: '# notes' },
    onlyRatings: {
      one: '# d’un membre qui n’a rien noté d’autre',
      many: '# de membres qui n’ont rien noté d’autre',
      other: '# de membres qui n’ont rien noté d’autre',
    },
    volume: (z) => `jour le plus chargé à ${z} erreurs types au-dessus de l’habituel`,
    ofTrusted: 'aussi parmi les membres de plein poids',
    decidedOn: (day, reason) => `Retirée le ${day}\u00a0: «\u202f${reason}\u202f»`,
    verdict: 'Décision',
    exclude: 'Retirer la période',
    genuine: 'Elle est authentique',
    reason: 'Motif',
    reasonHint: 'Affiché dans le registre public.',
    decide: 'Décider',
    decided: 'Décision prise.',
    faults: {
      empty: 'Dites pourquoi.',
      'words-long': 'Dites-le en 2 000 caractères au plus.',
      characters: 'Un caractère ne peut pas être conservé.',
      choose: 'Choisissez l’un des deux.',
    },
  },
}
