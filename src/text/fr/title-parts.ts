/** What the pages below a title say, in French. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'
import { counted, fromDate, onDate, quoted, untilDate } from './forms.ts'

export const titlePartMessagesFr: Messages['titleParts'] = {
  overview: 'Vue d’ensemble',
  pagesOf: (title) => `Pages de ${quoted(title)}`,
  partOf: (part, title) => `${part}\u00a0: ${isolated(title)}`,
  description: (part, title, count) =>
    count === '' ? `${part}\u00a0: ${isolated(title)}.` : `${part}\u00a0: ${isolated(title)}, ${count}.`,
  counts: {
    cast: counted('nom au générique', 'noms au générique'),
    trivia: counted('anecdote', 'anecdotes'),
    goofs: counted('erreur', 'erreurs'),
    quotes: counted('réplique', 'répliques'),
    connections: counted('lien', 'liens'),
  },
  contribute: 'Une erreur, un oubli\u202f?',
  contributeLink: 'Proposez une modification ou complétez cette page',
  whoSaysSo: 'Qui le dit\u202f? Les sources de cette fiche',
  addToPage: 'Ajoutez ce que vous savez',

  departments: 'Départements',
  character: 'Personnage',
  named: (name) => `sous le nom de ${quoted(name)}`,

  evidence: (host) => `référence sur ${isolated(host)}`,

  fullStory: 'Lire le synopsis, qui raconte toute l’histoire, fin comprise',
  genresAndKeywords: 'Genres et mots-clés',
  documents: 'Ce que montre le documentaire',

  inCinemas: 'En salles',
  event: 'Manifestation',
  dateUnknown: 'Date inconnue',
  yearFromRelease: (year, date, where) =>
    `L’année, ${year}, est celle de la première sortie publique\u00a0: ${date}${where === '' ? '' : `, ${where}`}.`,
  yearStated: (year) =>
    `L’année, ${year}, est celle que donne la fiche\u00a0: aucune sortie publique datée n’est connue.`,
  yearStatedOtherwise: (year) => `La fiche elle-même donne ${year}.`,
  endYear: (year) => `Dernière année\u00a0: ${year}.`,
  mainName: 'Titre principal',
  regionAndLanguage: 'Région et langue',

  from: fromDate,
  until: untilDate,
  span: (from, to) => `${from} – ${to}`,

  production: 'Production',
  notes: 'Remarques',
  weekendEnd: (date) => `week-end terminé ${onDate(date)}`,
  chart: (currency) => `Budget et recettes (${currency})`,
  chartDescription: (bars) =>
    `Barres horizontales sur une même échelle linéaire partant de zéro. ${bars}. Les tableaux de cette page donnent tous les montants.`,
  chartBar: (what, amount) => `${what}\u00a0: ${amount}`,
  chartLeft: {
    one: '#\u00a0montant plus petit figure seulement dans le tableau.',
    many: '#\u00a0de montants plus petits figurent seulement dans le tableau.',
    other: '#\u00a0montants plus petits figurent seulement dans le tableau.',
  },

  latitude: (degrees, isNorth) => `${degrees}°\u00a0${isNorth ? 'N' : 'S'}`,
  longitude: (degrees, isEast) => `${degrees}°\u00a0${isEast ? 'E' : 'O'}`,

  awardFor: 'pour',
  yearUnknown: 'Année inconnue',

  idsElsewhere: 'Identifiants dans d’autres catalogues',
  ratingsElsewhere: 'Notes sur d’autres sites',
  catalogue: 'Catalogue',
  id: 'Identifiant',
  average: 'Moyenne',
  averageOf: (average, best) => `${average} sur ${best}`,
  votes: 'Votes',

  adult: 'Cette œuvre est réservée aux adultes.',
  certificates: 'Classifications',
  descriptors: 'Motifs invoqués',
}
