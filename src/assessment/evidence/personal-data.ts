import { type PersonalData, personalTable } from '#platform/personal-data'
import { removedFor } from './model.ts'

export const evidencePersonalData: readonly PersonalData[] = [
  {
    key: 'evidence',
    holds: {
      en: 'Evidence you added to an answer of a round, or took away',
      fr: 'Les preuves que vous avez ajoutées à une réponse d’une campagne, ou retirées',
    },
    purpose: {
      en: 'To know who shows what for an answer.',
      fr: 'Savoir qui produit quelle preuve à l’appui d’une réponse.',
    },
    kept: {
      en: 'As long as the round; what was taken away, {days}. After an erasure it stays, without you.',
      fr: 'Autant que la campagne ; ce qui a été retiré, {days}. Après un effacement, elles demeurent, sans votre nom.',
    },
    stores: [
      personalTable({
        table: 'evidence',
        by: ['added_by', 'removed_by'],
        expires: { days: removedFor, after: 'removed_at' },
      }),
    ],
  },
  {
    key: 'item-comments',
    holds: {
      en: 'Comments you wrote to your colleagues about questions of a round',
      fr: 'Les commentaires que vous avez adressés à vos collègues sur des questions d’une campagne',
    },
    purpose: {
      en: 'To come to an answer together.',
      fr: 'Parvenir ensemble à une réponse.',
    },
    kept: {
      en: 'As long as the round, or until you delete them; an erasure deletes them.',
      fr: 'Autant que la campagne, ou jusqu’à ce que vous les supprimiez ; un effacement les supprime.',
    },
    stores: [personalTable({ table: 'item_comment', own: ['written_by'], more: ['body'] })],
  },
]
