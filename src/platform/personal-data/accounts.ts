import type { PersonalData } from './contract.ts'
import { personalTable } from './table.ts'
import { verificationStore } from './verification-store.ts'

/** The account itself: the last to go, since what hangs on it goes with it. */
export const accountData: PersonalData = {
  key: 'account',
  holds: {
    en: 'Your account: name, e-mail address, language of mails, and whether single sign-on is linked to it',
    fr: 'Votre compte : nom, adresse électronique, langue des courriels, lien éventuel avec une authentification unique',
  },
  purpose: {
    en: 'To know who may do what, and to write to you.',
    fr: 'Savoir qui peut faire quoi, et vous écrire.',
  },
  kept: {
    en: 'As long as the account exists.',
    fr: 'Tant que le compte existe.',
  },
  stores: [
    personalTable({
      table: 'auth_account',
      own: ['userId'],
      more: ['accountId'],
      hidden: ['accessToken', 'refreshToken', 'idToken', 'password'],
    }),
    personalTable({ table: 'auth_user', own: ['id'], addresses: ['email'], more: ['name', 'image'] }),
  ],
}

export const signInData: readonly PersonalData[] = [
  {
    key: 'sessions',
    holds: {
      en: 'Sessions: time, network address and browser of each sign-in',
      fr: 'Sessions : heure, adresse réseau et navigateur de chaque connexion',
    },
    purpose: {
      en: 'To keep you signed in, and to let you see and end sessions that are not yours.',
      fr: 'Maintenir votre connexion, et vous permettre de voir et de fermer les sessions qui ne sont pas les vôtres.',
    },
    kept: {
      en: 'Until you sign out or the session runs out; at most {days} after that.',
      fr: 'Jusqu’à votre déconnexion ou à l’expiration de la session, puis {days} au plus.',
    },
    stores: [
      personalTable({
        table: 'auth_session',
        own: ['userId'],
        more: ['ipAddress', 'userAgent'],
        hidden: ['token'],
        expires: { days: 7, after: 'expiresAt' },
      }),
    ],
  },
  {
    key: 'links',
    holds: {
      en: 'Sign-in links: the address that a link was asked for',
      fr: 'Liens de connexion : l’adresse pour laquelle un lien a été demandé',
    },
    purpose: { en: 'To let you in when you follow the link.', fr: 'Ouvrir votre compte quand vous suivez le lien.' },
    kept: {
      en: 'Until the link is used; at most {days} after it has run out.',
      fr: 'Jusqu’à l’utilisation du lien, puis {days} au plus après son expiration.',
    },
    stores: [verificationStore],
  },
  {
    key: 'second-factor',
    holds: {
      en: 'Second factor: the secret shared with your app, and digests of your recovery codes',
      fr: 'Double authentification : le secret partagé avec votre application, et les empreintes de vos codes de secours',
    },
    purpose: {
      en: 'To make sure that it is you, where a mailbox alone is not enough.',
      fr: 'S’assurer qu’il s’agit bien de vous, là où une boîte de messagerie ne suffit pas.',
    },
    kept: { en: 'Until you turn it off.', fr: 'Jusqu’à ce que vous la désactiviez.' },
    stores: [
      personalTable({ table: 'second_factor', own: ['account_id'], hidden: ['secret', 'last_step'] }),
      personalTable({ table: 'recovery_code', own: ['account_id'], hidden: ['digest'] }),
    ],
  },
]
