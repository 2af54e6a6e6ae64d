/** What feeds are called, and what stands in them, in French. */
import type { Messages } from '../en/messages.ts'
import { isolated } from '../isolate.ts'

export const feedMessagesFr: Messages['feeds'] = {
  follow: 'Suivre par flux',
  changes: 'Modifications du catalogue',
  changeKinds: {
    create: 'nouveau',
    change: 'modifié',
    merge: 'fusionné avec une autre fiche',
    delete: 'retiré',
  },
  reviewsOf: (title) => `Critiques de ${isolated(title)}`,
  reviewsBy: (name) => `Critiques par ${isolated(name)}`,
  writtenBy: (name) => `Critiques et listes de ${name}`,
  diaryOf: (name) => `Ce qu’a vu ${isolated(name)}`,
}
