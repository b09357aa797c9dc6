import type { Actor, Policy } from '../roles.ts'
import type { Place } from '../model.ts'
import type { Step } from './model.ts'

const runsMembership = { secretariat: 'any', network_coordinator: 'own network' } as const

export const accessionPolicy: Policy = {
  'accessions.see': {
    sentence: {
      en: 'See the accessions under way: all of them, or those of one’s own networks.',
      fr: 'Voir les adhésions en cours : toutes, ou celles de ses réseaux.',
    },
    routes: ['GET accessions'],
    allow: runsMembership,
  },
  'accession.open': {
    sentence: {
      en: 'Open the accession of a place; the secretariat may add the place itself.',
      fr: 'Ouvrir l’adhésion d’un territoire ; le secrétariat peut ajouter le territoire.',
    },
    routes: ['POST accessions'],
    allow: runsMembership,
  },
  'accession.see': {
    sentence: {
      en: 'See an accession with its history, and its statement of intent.',
      fr: 'Voir une adhésion et son historique, ainsi que sa déclaration d’intention.',
    },
    routes: ['GET accession', 'GET accessionLetter', 'GET accessionLetterFile'],
    allow: { ...runsMembership, place_coordinator: 'own place', deputy: 'own place', elected: 'own place' },
    target: 'accession',
  },
  'accession.step': {
    sentence: {
      en: 'Plan and record steps of an accession, take them back, end it; the secretariat alone welcomes.',
      fr: 'Prévoir et consigner les étapes d’une adhésion, les annuler, y mettre fin ; seul le secrétariat accueille.',
    },
    routes: ['POST accessionSteps', 'POST accessionStepTakeBack', 'POST accessionEnd', 'POST accessionLetter'],
    allow: runsMembership,
    target: 'accession',
  },
}

/** Who opens accessions of the place and changes them; a form names the place, which the table alone cannot see. */
export function mayOpen(actor: Actor, { demonstration, networkIds }: Pick<Place, 'demonstration' | 'networkIds'>) {
  if (actor.demonstration !== demonstration) return false
  return isSecretariat(actor) || coordinatedNetworks(actor).some((id) => networkIds.includes(id))
}

export const isSecretariat = (actor: Pick<Actor, 'mandates'>): boolean =>
  actor.mandates.some(({ role }) => role === 'secretariat')

export const mayAddPlace = isSecretariat

/** A welcome makes a member of the whole programme. */
export const mayRecord = (actor: Pick<Actor, 'mandates'>, step: Step): boolean =>
  step !== 'welcome' || isSecretariat(actor)

/** Networks the person coordinates. */
export const coordinatedNetworks = ({ mandates }: Pick<Actor, 'mandates'>): string[] =>
  mandates.flatMap(({ role, networkId }) => (role === 'network_coordinator' && networkId !== null ? [networkId] : []))

/** What lists show: everything, or what lies in these networks; of the invented network or of the real one. */
export interface Scope {
  readonly demonstration: boolean
  /** Null: every network, and places in none. */
  readonly networkIds: readonly string[] | null
}

export function scopeOf(actor: Actor): Scope {
  const { demonstration } = actor
  return { demonstration, networkIds: isSecretariat(actor) ? null : coordinatedNetworks(actor) }
}
