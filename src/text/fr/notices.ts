/** What the form for notices of people without an account says, and the letters that answer them, in French. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'

export const noticeMessagesFr: Messages['notices'] = {
  heading: 'Signaler quelque chose sans compte',
  lead: 'Pour qui trouve ici une atteinte à un droit, ou quelque chose de contraire à la loi. Un modérateur lit, décide, et vous écrit pourquoi. Le journal public contient la décision, sans votre nom.',
  footer: 'Signaler quelque chose',
  signInToReport: 'Pour un membre, un choix et une ligne suffisent\u00a0: connectez-vous pour cela.',
  noAccount: 'Pas de compte\u202f?',
  withoutAccount: 'Signaler sans compte',
  address: 'Où est-ce\u202f?',
  addressHint: 'L’adresse de la page de ce site, telle que le navigateur l’affiche.',
  ground: 'De quoi s’agit-il\u202f?',
  chooseGround: 'À choisir',
  grounds: {
    copyright: 'Droit d’auteur\u00a0: le mien, ou celui de quelqu’un pour qui j’agis',
    personal: 'Vie privée\u00a0: la mienne, ou celle de quelqu’un pour qui j’agis',
    unlawful: 'Autre chose de contraire à la loi',
    'child-abuse': 'Abus sexuels sur des enfants',
  },
  words: 'Qu’est-ce qui ne va pas, et pourquoi\u202f?',
  wordsHint:
    'Pour que quelqu’un qui ne connaît pas l’affaire puisse le voir\u00a0: quoi exactement, et selon quelle loi ou quel droit.',
  work: 'Quelle œuvre\u202f?',
  workHint: 'Nécessaire pour le droit d’auteur\u00a0: son titre, son auteur, et où la voir.',
  name: 'Votre nom complet',
  nameHint:
    'Il vaut signature. Pour des abus sexuels sur des enfants, le nom et l’adresse peuvent rester vides.',
  email: 'Votre adresse e-mail',
  emailHint: 'Pour l’accusé de réception et la décision\u202f; jamais affichée.',
  reach: 'Où vous joindre autrement\u202f?',
  reachHint: 'Une adresse postale ou un numéro de téléphone, si vous le souhaitez.',
  behalf: 'Pour qui agissez-vous\u202f?',
  behalfHint: 'Si ce n’est pas pour vous-même.',
  accurate:
    'Je crois de bonne foi que tout ceci est exact et complet, et que ce que je signale n’est permis ni par le titulaire du droit, ni par quelqu’un qui agit pour lui, ni par la loi.',
  authorised:
    'Nécessaire pour le droit d’auteur, sous peine de parjure\u00a0: le droit est à moi, ou je peux agir pour son titulaire.',
  send: 'Envoyer le signalement',
  sent: (number) =>
    `Votre signalement est arrivé\u00a0: c’est le numéro ${number}. Un modérateur le lira, et vous écrira ce qui a été décidé et pourquoi.`,
  withAccount: 'Avec un compte, une contribution se signale là où elle se trouve.',
  queue: 'Signalements sans compte',
  nothingOpen: 'Aucun signalement sans compte n’est ouvert.',
  notice: (number) => `Signalement ${number}`,
  from: 'De qui',
  actsFor: (name) => `pour ${isolated(name)}`,
  nameless: 'sans nom',
  forgotten: 'Ce qui a été écrit n’est plus conservé.',
  statementHint:
    'Pour la personne qui l’a envoyé, par lettre, pour l’auteur d’une contribution masquée, et pour le journal public. Ne nommez personne, et rien de privé.',
  actHint: 'Ce qui figure au catalogue s’y retire ou s’y corrige d’abord\u202f; ensuite, dites-le ici.',
  faults: {
    'not-here': 'Ce n’est pas une page de ce site. L’adresse est celle que le navigateur affiche.',
    tick: 'Cette case doit être cochée.',
    trapped:
      'Votre signalement n’a pas été envoyé\u00a0: un champ que l’on ne voit pas a été rempli, peut-être par votre navigateur. Il est de nouveau vide, et tout le reste est tel que vous l’avez écrit\u00a0: envoyez-le encore une fois.',
    'email-form': 'Ce n’est pas une adresse e-mail. Elle ressemble à nom@example.org.',
  },
  letters: {
    received: {
      subject: (number) => `votre signalement ${number} est arrivé`,
      text: (number) =>
        `Votre signalement est arrivé et porte le numéro ${number}. Un modérateur le lit, d’ordinaire dans la journée, ou dans les trois jours pour le droit d’auteur, et vous saurez ce qui a été décidé et pourquoi. Vous n’en avez pas envoyé\u202f? Alors quelqu’un a utilisé votre adresse\u202f; cela n’a pas d’autre suite.`,
    },
    acted: {
      subject: (number) => `votre signalement ${number}\u00a0: suivi`,
      text: 'Ce que vous avez signalé n’est plus affiché. Les motifs\u00a0:',
    },
    left: {
      subject: (number) => `votre signalement ${number}\u00a0: maintenu tel quel`,
      text: 'Ce que vous avez signalé reste tel quel. Les motifs\u00a0:',
    },
    end: 'Une personne en a décidé. Vous n’êtes pas d’accord\u202f? Répondez à qui tient le site, ou saisissez un tribunal.',
    inLog: 'La décision au journal public\u00a0:',
  },
}
