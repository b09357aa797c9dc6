import { sql } from 'kysely'
import { listJobsNaming, removeFailedJobs, removeJobsNaming } from '../jobs/index.ts'
import { eraseFromTrail, forgetPersonal, listPersonal } from '../trail/index.ts'
import type { PersonalData, PersonalStore } from './contract.ts'

const trail: PersonalStore = {
  name: 'trail',
  columns: ['actor'],
  async read(db, { accountId }) {
    const { rows } = await sql<Record<string, unknown>>`
      select seq, at, action, subject_kind, subject_id, place_id, network_id, details from trail
      where actor = ${accountId} order by seq`.execute(db)
    return rows
  },
  // The account's id stays: once the account is gone it leads to nobody, and the chain still verifies.
  erase: () => Promise.resolve(),
}

const trailPersonal: PersonalStore = {
  name: 'trail_personal',
  columns: ['about', 'content'],
  read: listPersonal,
  erase: (tx, person) => eraseFromTrail(tx, person),
  expiry: { days: 180, remove: forgetPersonal },
}

const jobs: PersonalStore = {
  name: 'graphile_worker._private_jobs',
  columns: ['payload', 'last_error', 'key'],
  async read(db, { email }) {
    return (await listJobsNaming(db, email)).map(({ kind, since }) => ({ kind, since }))
  },
  erase: (tx, { email }) => removeJobsNaming(tx, email),
  expiry: { days: 3, remove: removeFailedJobs },
}

export const programData: readonly PersonalData[] = [
  {
    key: 'jobs',
    holds: {
      en: 'Mails waiting to be sent, with your address',
      fr: 'Courriels en attente d’envoi, avec votre adresse',
    },
    purpose: { en: 'To send them.', fr: 'Les envoyer.' },
    kept: {
      en: 'Until they are sent, as a rule seconds; what could not be sent goes after {days}.',
      fr: 'Jusqu’à leur envoi, en général quelques secondes ; ce qui n’a pas pu partir est supprimé après {days}.',
    },
    stores: [jobs],
  },
  {
    key: 'trail',
    holds: {
      en: 'The trail: what you changed and when; apart from it, names and addresses that a change was about, and the network address of sign-ins that were refused',
      fr: 'Le journal : ce que vous avez modifié et quand ; à part, les noms et adresses concernés par un changement, et l’adresse réseau des connexions refusées',
    },
    purpose: {
      en: 'To be able to say who decided what, and to notice abuse.',
      fr: 'Pouvoir dire qui a décidé quoi, et repérer les abus.',
    },
    kept: {
      en: 'Names and addresses for {days}. The fact that something was changed stays; after an erasure it leads to nobody.',
      fr: 'Les noms et adresses pendant {days}. Le fait qu’un changement a eu lieu demeure ; après un effacement, il ne mène plus à personne.',
    },
    stores: [trail, trailPersonal],
  },
]
