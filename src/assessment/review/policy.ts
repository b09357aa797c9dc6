import { type Actor, leadsPlace, type Policy } from '#network'
import type { Part, Review, Step } from './model.ts'
import { comparedAt } from './model.ts'

const secretariat = { secretariat: 'any' } as const
const expert = { expert: 'assigned' } as const
const answersForPlace = { ...leadsPlace, contributor: 'own place' } as const
const readsForPlace = { ...answersForPlace, elected: 'own place', reader: 'own place' } as const

export const reviewPolicy: Policy = {
  'review.list': {
    sentence: {
      en: 'See the rounds and their reviews: all of them, or those one reviews.',
      fr: 'Voir les campagnes et leur relecture : toutes, ou celles que l’on relit.',
    },
    routes: ['GET reviews'],
    allow: { ...secretariat, ...expert },
  },
  'review.read': {
    sentence: {
      en: 'Read the review of a round: its questions, proposals and replies.',
      fr: 'Lire la relecture d’une campagne : ses questions, ses propositions et les réponses reçues.',
    },
    routes: ['GET review', 'GET reviewArea'],
    allow: { ...secretariat, ...expert, ...readsForPlace },
    target: 'round',
  },
  'review.assign': {
    sentence: {
      en: 'Choose the experts who review a round.',
      fr: 'Choisir les personnes expertes qui relisent une campagne.',
    },
    routes: ['POST reviewExperts'],
    allow: secretariat,
    target: 'round',
  },
  'review.mark': {
    sentence: {
      en: 'Review a round: agree with its answers, ask, propose others, and decide what is contested.',
      fr: 'Relire une campagne : approuver ses réponses, poser des questions, en proposer d’autres et trancher ce qui est contesté.',
    },
    routes: ['POST reviewArea', 'POST reviewDecide', 'POST reviewFinish'],
    allow: expert,
    target: 'round',
  },
  'review.answer': {
    sentence: {
      en: 'Answer the questions of the expert who reviews a round.',
      fr: 'Répondre aux questions posées lors de la relecture d’une campagne.',
    },
    routes: ['POST reviewAnswer'],
    allow: answersForPlace,
    target: 'round',
  },
  'review.reply': {
    sentence: {
      en: 'Accept or contest, for the place, what the expert proposes.',
      fr: 'Accepter ou contester, au nom du territoire, ce que propose la relecture.',
    },
    routes: ['POST reviewReply'],
    allow: leadsPlace,
    target: 'round',
  },
  'review.validate': {
    sentence: {
      en: 'Validate the review of a round: its result becomes the one of both, for good.',
      fr: 'Valider la relecture d’une campagne : son résultat devient définitif.',
    },
    routes: ['GET reviewValidate', 'POST reviewValidate'],
    allow: secretariat,
    target: 'round',
  },
}

/** What somebody is in a review. Whoever scores blind is nothing else in it, whatever other mandates they hold. */
export interface Reader {
  readonly part: Part | null
  /** Acts for the place in everything. */
  readonly leads: boolean
  /** Answers for the place. */
  readonly answers: boolean
  readonly runs: boolean
  /** Sees what the first expert says, and what the place replies. */
  readonly seesFirst: boolean
  /** Sees what the second expert says. */
  readonly seesSecond: boolean
}

export function readerOf(actor: Actor, placeId: string, review: Pick<Review, 'seats'>): Reader {
  const part = review.seats.find(({ accountId }) => accountId === actor.accountId)?.part ?? null
  const holds = (roles: object) =>
    actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(roles, mandate.role))
  const runs = part === null && actor.mandates.some(({ role }) => role === 'secretariat')
  const compared = comparedAt(review) !== null
  return {
    part,
    leads: part === null && holds(leadsPlace),
    answers: part === null && holds(answersForPlace),
    runs,
    seesFirst: part !== 'blind' || compared,
    seesSecond: part === 'blind' || runs || (part === 'lead' && compared),
  }
}

/** Whose step it is. */
export function mayTake({ part, leads, answers }: Reader, step: Step): boolean {
  if (step === 'answered') return answers
  if (step === 'accepted' || step === 'contested') return leads
  return part === 'lead'
}
