import type { Policy } from '../roles.ts'

export const boardPolicy: Policy = {
  'board.see': {
    sentence: {
      en: 'See the board: where each place stands, what is overdue, who has not been heard of; everywhere, or in one’s own networks.',
      fr: 'Voir le tableau de bord : où en est chaque territoire, ce qui est en retard, de qui l’on est sans nouvelles ; partout, ou dans ses réseaux.',
    },
    routes: ['GET board', 'GET boardFile'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
  },
  'fees.raise': {
    sentence: {
      en: 'Raise the fees of a year for all members, and set fee and terms.',
      fr: 'Établir les cotisations d’une année pour tous les membres, et fixer la cotisation et les conditions.',
    },
    routes: ['POST boardFees', 'GET boardSettings', 'POST boardSettings'],
    allow: { secretariat: 'any' },
  },
}
