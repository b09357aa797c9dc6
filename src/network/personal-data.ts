import { type PersonalData, personalTable } from '#platform/personal-data'
import { peoplePersonalData } from './people/personal-data.ts'

const ofMembership: PersonalData = {
  key: 'membership',
  holds: {
    en: 'What you recorded for members: steps of an accession, obligations kept, fees and terms; the name of whoever signs for a place',
    fr: 'Ce que vous avez consigné pour les membres : étapes d’une adhésion, engagements tenus, cotisations et conditions ; le nom de la personne qui signe pour un territoire',
  },
  purpose: {
    en: 'To be able to ask whoever recorded it.',
    fr: 'Pouvoir s’adresser à la personne qui l’a consigné.',
  },
  kept: {
    en: 'As long as the account exists; then the record stays, without you. Who signed for a place is part of its file.',
    fr: 'Tant que le compte existe ; ensuite, ce qui est consigné demeure, sans votre nom. Le nom de la personne qui a signé pour un territoire fait partie du dossier de ce territoire.',
  },
  stores: [
    personalTable({ table: 'accession', by: ['opened_by'], more: ['signatory', 'signatory_office'] }),
    personalTable({ table: 'accession_step', by: ['recorded_by', 'taken_back_by'] }),
    personalTable({ table: 'obligation_kept', by: ['recorded_by', 'taken_back_by'] }),
    personalTable({ table: 'membership_fee', by: ['changed_by'] }),
    personalTable({ table: 'membership_setting', by: ['changed_by'] }),
    personalTable({ table: 'membership_terms', by: ['recorded_by'] }),
  ],
}

const ofNetworks: PersonalData = {
  key: 'network-pages',
  holds: {
    en: 'Pages of a network that you saved, and the name and address by which a network names you to the public',
    fr: 'Les pages d’un réseau que vous avez enregistrées, et le nom et l’adresse sous lesquels un réseau vous présente au public',
  },
  purpose: {
    en: 'To know who wrote what, and to let readers reach the network.',
    fr: 'Savoir qui a écrit quoi, et permettre de joindre le réseau.',
  },
  kept: {
    en: 'As long as the account exists; the pages stay, without you, the contact goes.',
    fr: 'Tant que le compte existe ; les pages demeurent, sans votre nom, et le contact disparaît.',
  },
  stores: [
    personalTable({ table: 'network_page_version', by: ['saved_by'] }),
    personalTable({ table: 'network_contact', own: ['account_id'], addresses: ['email'], more: ['name'] }),
  ],
}

const ofExperts: PersonalData = {
  key: 'experts',
  holds: {
    en: 'Experts: profile, languages, themes, absences, conflicts of interest; support asked for or given',
    fr: 'Expertise : profil, langues, thèmes, absences, conflits d’intérêts ; appui demandé ou apporté',
  },
  purpose: {
    en: 'To find who can advise a place without a conflict of interest.',
    fr: 'Trouver qui peut conseiller un territoire sans conflit d’intérêts.',
  },
  kept: {
    en: 'As long as the account exists; requests for support and their outputs stay, without you.',
    fr: 'Tant que le compte existe ; les demandes d’appui et leurs résultats demeurent, sans votre nom.',
  },
  stores: [
    personalTable({ table: 'expert_conflict', own: ['account_id'], by: ['declared_by'], more: ['reason'] }),
    personalTable({ table: 'expert', own: ['account_id'], more: ['about'] }),
    personalTable({ table: 'support_request', by: ['asked_by', 'expert_id'] }),
  ],
}

const ofNotices: PersonalData = {
  key: 'notices',
  holds: {
    en: 'Reminders for you: what they are about, when they were mailed, and which you turned off',
    fr: 'Vos rappels : leur objet, leur date d’envoi, et ceux que vous avez désactivés',
  },
  purpose: {
    en: 'To remind you at most once a day, and of nothing twice.',
    fr: 'Vous les rappeler une fois par jour au plus, et jamais deux fois la même chose.',
  },
  kept: {
    en: 'As long as the account exists; a reminder goes {days} after it came up.',
    fr: 'Tant que le compte existe ; un rappel disparaît {days} après son apparition.',
  },
  stores: [
    personalTable({ table: 'notice', own: ['account_id'], expires: { days: 730, after: 'at' } }),
    personalTable({ table: 'digest', own: ['account_id'], expires: { days: 730, after: 'claimed_at' } }),
    personalTable({ table: 'notice_setting', own: ['account_id'] }),
  ],
}

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  ...peoplePersonalData,
  ofMembership,
  ofNetworks,
  ofExperts,
  ofNotices,
]
