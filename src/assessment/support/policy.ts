import { type Actor, leadsPlace, type Policy } from '#network'
import type { SupportRequest } from './model.ts'

const secretariat = { secretariat: 'any' } as const

export const supportPolicy: Policy = {
  'support.read': {
    sentence: {
      en: 'Read what support was given and what is public of its results; once signed in, follow one’s own requests too.',
      fr: 'Lire quels appuis ont été apportés et ce qui est public de leurs résultats ; après connexion, suivre aussi ses propres demandes.',
    },
    routes: ['GET support'],
    allow: 'everyone',
  },
  'support.ask': {
    sentence: { en: 'Ask for support for a place.', fr: 'Demander un appui pour un territoire.' },
    routes: ['POST support'],
    allow: leadsPlace,
  },
  'support.board': {
    sentence: { en: 'See every request for support.', fr: 'Voir toutes les demandes d’appui.' },
    routes: ['GET supportBoard'],
    allow: secretariat,
  },
  'support.see': {
    sentence: {
      en: 'See a request for support.',
      fr: 'Voir une demande d’appui.',
    },
    routes: ['GET supportRequest'],
    allow: { ...secretariat, expert: 'assigned', ...leadsPlace, elected: 'own place' },
    target: 'support',
  },
  'support.run': {
    sentence: {
      en: 'Assign an expert to a request for support, close or decline it, open it again.',
      fr: 'Attribuer une demande d’appui à un-e expert-e, la clore ou la décliner, la rouvrir.',
    },
    routes: ['POST supportAssign', 'POST supportClose', 'POST supportDecline', 'POST supportReopen'],
    allow: secretariat,
    target: 'support',
  },
  'support.work': {
    sentence: {
      en: 'Record the work agreed for a request for support and hand over its output.',
      fr: 'Consigner le travail convenu pour une demande d’appui et en remettre le résultat.',
    },
    routes: ['POST supportAgree', 'POST supportDeliver'],
    allow: { ...secretariat, expert: 'assigned' },
    target: 'support',
  },
  'support.withdraw': {
    sentence: { en: 'Withdraw a request for support of a place.', fr: 'Retirer la demande d’appui d’un territoire.' },
    routes: ['POST supportWithdraw'],
    allow: leadsPlace,
    target: 'support',
  },
}

const isSecretariat = ({ mandates }: Pick<Actor, 'mandates'>) => mandates.some(({ role }) => role === 'secretariat')

/** The form names the place, the address does not: the table alone cannot tell whose it is. */
export const mayAsk = (actor: Pick<Actor, 'mandates'>, placeId: string): boolean =>
  actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(leadsPlace, mandate.role))

type Whose = Pick<SupportRequest, 'placeId' | 'expertId'>

/** What the reader may do with a request, whatever its state. */
export function rightsOf(actor: Actor, request: Whose) {
  const runs = isSecretariat(actor)
  const works = runs || request.expertId === actor.accountId
  const asks = mayAsk(actor, request.placeId)
  return {
    assign: runs,
    agree: works,
    deliver: works,
    close: runs,
    decline: runs,
    withdraw: asks,
    reopen: runs,
  } as const
}
