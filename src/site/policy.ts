import type { Policy } from '#network'
import { accountPolicy } from './account/policy.ts'
import { legalPolicy } from './legal/policy.ts'
import { personalDataPolicy } from './personal-data/policy.ts'
import { searchPolicy } from './search/policy.ts'
import { trailPolicy } from './trail/policy.ts'

export const sitePolicy: Policy = {
  ...trailPolicy,
  ...legalPolicy,
  ...personalDataPolicy,
  ...searchPolicy,
  'desk.read': {
    sentence: {
      en: 'Open one’s own desk: everything that one’s mandates allow.',
      fr: 'Voir ce que ses propres mandats permettent de faire.',
    },
    routes: ['GET desk'],
    allow: 'signed in',
  },
  'permissions.read': {
    sentence: { en: 'Read who may do what.', fr: 'Lire qui peut faire quoi.' },
    routes: ['GET permissions'],
    allow: 'everyone',
  },
  'program.watch': {
    sentence: {
      en: 'Ask whether the program is alive and ready.',
      fr: 'Demander si ce site fonctionne et s’il est prêt.',
    },
    routes: ['GET /healthz', 'GET /readyz'],
    allow: 'everyone',
  },
  'program.measure': {
    sentence: {
      en: 'Read the program’s figures, from its own machine or with its token.',
      fr: 'Lire les mesures de fonctionnement du site, depuis sa propre machine ou avec son jeton.',
    },
    routes: ['GET /metrics'],
    allow: 'everyone',
  },
  'files.read': {
    sentence: {
      en: 'Load the styles, fonts and scripts of the pages.',
      fr: 'Obtenir les styles, les polices et les scripts.',
    },
    routes: ['GET /assets/:file'],
    allow: 'everyone',
  },
  'site.read': {
    sentence: {
      en: 'Read the home page, the page of a place and that of a network.',
      fr: 'Lire la page d’accueil, la page d’un territoire et celle d’un réseau.',
    },
    routes: ['GET /', 'GET /:lang', 'GET home', 'GET place', 'GET network'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
  'themes.read': {
    sentence: {
      en: 'Read the thematic pages, with everything gathered on them that one may see.',
      fr: 'Lire les pages thématiques et tout ce qui s’y rapporte et lui est ouvert.',
    },
    routes: ['GET themes', 'GET theme'],
    allow: 'everyone',
  },
  ...accountPolicy,
  'outbox.read': {
    sentence: {
      en: 'Read the mail of a program installed on one’s own machine, as long as no mail server is set.',
      fr: 'Lire les courriels d’un site installé sur sa propre machine, tant qu’aucun serveur de messagerie n’est configuré.',
    },
    routes: ['GET outbox'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
}
