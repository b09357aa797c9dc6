import type { Policy } from '../roles.ts'

export const boardPolicy: Policy = {
  'board.see': {
    sentence: {
      en: 'See the board: who is where, what is overdue, who is silent; everywhere, or in one’s networks.',
      fr: 'Voir le tableau de bord : où chacun en est, ce qui est en retard, qui reste silencieux ; partout, ou dans ses réseaux.',
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
