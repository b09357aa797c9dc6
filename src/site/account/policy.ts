import type { Policy } from '#network'

export const accountPolicy: Policy = {
  'sign in': {
    sentence: {
      en: 'Sign in by a mailed link or by the single sign-on of an institution.',
      fr: 'Se connecter par un lien reçu par courriel ou par l’authentification unique d’une institution.',
    },
    routes: [
      'GET signIn',
      'POST signIn',
      'GET signInSent',
      'GET signInLink',
      'POST signInLink',
      'GET signInProvider',
      'GET signInProviderCallback',
    ],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
  'sign out': {
    sentence: { en: 'Sign out.', fr: 'Se déconnecter.' },
    routes: ['POST signOut'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
  'second factor.show': {
    sentence: {
      en: 'Set up one’s second factor, and show it when signing in.',
      fr: 'Activer sa double authentification et s’en servir à la connexion.',
    },
    routes: [
      'GET secondFactor',
      'POST secondFactor',
      'GET secondFactorSetUp',
      'POST secondFactorSetUp',
      'POST secondFactorConfirm',
    ],
    allow: 'signed in',
    beforeSecondFactor: true,
  },
  'second factor.manage': {
    sentence: {
      en: 'Make new recovery codes; turn off one’s second factor where no role requires it.',
      fr: 'Créer de nouveaux codes de secours ; désactiver sa double authentification quand le rôle ne la demande pas.',
    },
    routes: ['GET recoveryCodes', 'POST recoveryCodes', 'GET secondFactorOff', 'POST secondFactorOff'],
    allow: 'signed in',
  },
  'account.manage': {
    sentence: {
      en: 'See and change one’s own account; see one’s sessions and end them.',
      fr: 'Voir et modifier son propre compte ; voir ses sessions et les fermer.',
    },
    routes: ['GET account', 'POST account', 'GET sessions', 'POST sessionEnd', 'POST sessionsEndOthers'],
    allow: 'signed in',
  },
}
