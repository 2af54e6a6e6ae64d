/** What the page of the best rated titles says, in French. */
import type { Messages } from '../en/messages.ts'

export const rankedMessagesFr: Messages['ranked'] = {
  heading: 'Les mieux notés',
  title: (titles) => `Les mieux notés\u00a0: ${titles}`,
  description: (titles) =>
    `${titles}, dans l’ordre de ce dont répondent les notes des membres, et la règle de cet ordre.`,
  types: 'Types de titres',
  place: 'Rang',
  titleColumn: 'Titre',
  bound: 'Borne inférieure',
  unusual: 'activité inhabituelle',
  none: (fewest) => `Aucun titre de ce type n’a encore ${fewest} notes.`,
  notCounted: 'Les notes n’ont pas encore été comptées. Cela se fait une fois par jour.',
  mostHas: (ratings) => `Celui qui en a le plus a ${ratings}.`,
  rule: 'La règle',
  whyBound:
    'Un titre qui a trois dix serait premier par sa moyenne. Cette liste suit donc ce dont les notes répondent\u00a0: la ' +
    'borne inférieure de leur moyenne, que d’autres notes dépasseraient 19 fois sur 20.',
  whyMinimum: (minimum, least) =>
    `Un titre de ce type doit avoir ${minimum} notes qui comptent\u00a0: ${least}, ou le maximum qu’atteignent 95 titres notés de ` +
    'ce type sur 100, si c’est davantage.',
  whose:
    'Seules comptent les notes des membres de ce site. Celles qui attendent un modérateur après une activité inhabituelle ' +
    'et celles qu’il a écartées ne comptent pas.',
  countedOn: (day) => `Compté le ${day}, puis de nouveau chaque jour.`,
  formula:
    'Les notes se répartissent sur dix niveaux, chacun vu une fois avant que personne ne note. n est le poids des notes ' +
    'd’un niveau k, N celui de toutes\u202f; une note de 7,5 est à moitié un 7 et à moitié un 8. À bornes égales, le titre ' +
    'qui a le plus de notes passe devant.',
}
