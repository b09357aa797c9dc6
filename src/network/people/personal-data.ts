import { type PersonalData, personalTable } from '#platform/personal-data'

export const peoplePersonalData: readonly PersonalData[] = [
  {
    key: 'mandates',
    holds: {
      en: 'Mandates: role, place or network, first and last day, working languages; and mandates you gave',
      fr: 'Mandats : rôle, territoire ou réseau, premier et dernier jour, langues de travail ; et les mandats que vous avez donnés',
    },
    purpose: {
      en: 'To know for whom you act, today and in the history of a place.',
      fr: 'Savoir pour qui vous agissez, aujourd’hui et dans l’histoire d’un territoire.',
    },
    kept: {
      en: 'As long as the account exists. Mandates you gave to others stay, without you.',
      fr: 'Tant que le compte existe. Les mandats que vous avez donnés à d’autres demeurent, sans votre nom.',
    },
    stores: [personalTable({ table: 'mandate', own: ['account_id'], by: ['granted_by'] })],
  },
  {
    key: 'invitations',
    holds: {
      en: 'Invitations: the name and address somebody was invited at, and who invited them',
      fr: 'Invitations : le nom et l’adresse de la personne invitée, et qui l’a invitée',
    },
    purpose: {
      en: 'To let somebody in who has no account yet.',
      fr: 'Donner un accès à une personne qui n’a pas encore de compte.',
    },
    kept: {
      en: 'Name and address until it is accepted; the rest goes {days} after the invitation has run out.',
      fr: 'Le nom et l’adresse jusqu’à l’acceptation ; le reste disparaît {days} après l’expiration de l’invitation.',
    },
    stores: [
      personalTable({
        table: 'invitation',
        own: ['accepted_by'],
        addresses: ['email'],
        by: ['invited_by'],
        more: ['name'],
        hidden: ['token_hash'],
        expires: { days: 30, after: 'expires_at' },
      }),
    ],
  },
]
