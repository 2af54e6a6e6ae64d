/** What members are told, in French. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'
import { counted } from './forms.ts'

export const notificationMessagesFr: Messages['notifications'] = {
  heading: 'Vos notifications',
  none: 'Rien pour l’instant. Vous trouverez ici ce qui vous concerne\u00a0: les décisions sur ce que vous écrivez et les nouveautés de ce que vous suivez.',
  unread: counted('notification non lue', 'notifications non lues'),
  new: 'nouveau',
  read: 'Marquer comme lu',
  readThis: (what) => `Marquer comme lu\u00a0: ${what}`,
  readAll: 'Tout marquer comme lu',
  newer: 'Plus récentes',
  older: 'Plus anciennes',
  reason: (reason) => `Motif indiqué\u00a0: ${isolated(reason)}`,
  sentences: {
    'post-decided': 'La modération a pris une décision sur un de vos textes',
    'report-decided': 'La modération a pris une décision sur votre signalement',
    'appeal-decided': 'Une décision a été prise sur votre recours',
    'review-featured': 'Votre critique est mise en avant',
    'list-changed': 'Une liste que vous suivez a changé',
    'new-sign-in': 'Quelqu’un s’est connecté à votre compte depuis un appareil inconnu jusqu’ici',
    'password-changed': 'Votre mot de passe a été changé',
  },
  outcomes: {
    shown: 'La modération a examiné votre texte\u00a0: il est publié',
    hidden: 'La modération a retiré un de vos textes',
    unpublished: 'La modération n’a pas publié un de vos textes',
    granted: 'Votre recours a été accepté',
    refused: 'Votre recours a été rejeté',
    'acted-on': 'La modération a donné suite à votre signalement',
    left: 'La modération a examiné votre signalement et n’a rien changé',
    changed: 'Après un recours, la décision sur ce que vous avez signalé a changé',
  },
  letters: 'E-mails',
  lettersLead:
    'Les notifications se trouvent sur une page de ce site. Cochez celles que vous voulez recevoir aussi par e-mail.',
  toNotifications: 'Voir vos notifications',
  saveLetters: 'Enregistrer ce choix',
  letterKinds: {
    'post-decided': 'Décisions sur ce que j’écris',
    'report-decided': 'Décisions sur mes signalements',
    'appeal-decided': 'Décisions sur mes recours',
    'review-featured': 'Ma critique est mise en avant',
    'list-changed': 'Changements des listes que je suis',
    'new-sign-in': 'Nouvelles connexions à mon compte',
    'password-changed': 'Mon mot de passe est changé',
  },
  letterWhy: 'Vous recevez ce genre d’e-mails parce que vous l’avez demandé. Un clic y met fin\u00a0:',
  stopHeading: 'Plus d’e-mails de ce genre',
  stopLead: (kind) =>
    `Vous ne recevrez plus d’e-mails de ce genre\u00a0: ${kind}. L’information restera parmi vos notifications.`,
  stop: 'Ne plus recevoir ces e-mails',
  stopped: 'C’est fait\u00a0: ces e-mails ne viendront plus.',
  toAccount: 'Les autres e-mails se choisissent sur la page',
}
