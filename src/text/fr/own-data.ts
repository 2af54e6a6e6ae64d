/** What is said where members take their data along, or leave, in French. */
import type { Messages } from '../en/messages.ts'

export const ownDataMessagesFr: Messages['ownData'] = {
  heading: 'Vos données',
  lead: 'Ce que ce site conserve à votre sujet, vous pouvez l’emporter et y mettre fin.',
  take: 'Les emporter',
  takeLead:
    'Un fichier JSON\u00a0: votre compte, vos notes, vos critiques dans toutes leurs versions, vos listes, votre journal, vos signalements, les décisions prises, vos notifications et ce que le journal d’audit dit de vous. Aucun mot de passe n’y figure.',
  download: 'Télécharger mes données',
  leave: 'Supprimer le compte',
  leaveLead:
    'Aussitôt et pour toujours\u00a0: vous êtes déconnecté partout\u202f; vos notes, vos votes, vos listes, votre journal et vos notifications disparaissent, et les scores sont recalculés sans vous. Personne ne pourra prendre votre nom.',
  reviews: 'Vos critiques',
  kept: 'restent, sous la mention «\u202fmembre supprimé\u202f»',
  deleted: 'sont supprimées aussi',
  confirm: 'Supprimer mon compte',
  letter: {
    subject: 'votre compte est supprimé',
    text: {
      kept: 'Le compte lié à cette adresse est supprimé, comme vous l’avez demandé. Vos critiques restent, sans votre nom. Vous ne recevrez plus d’e-mails.',
      deleted:
        'Le compte lié à cette adresse est supprimé, comme vous l’avez demandé, et vos critiques avec lui. Vous ne recevrez plus d’e-mails.',
    },
  },
}
