import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'
import { entriesPolicy } from './entries/policy.ts'
import { collectionPolicy } from './surveys/collection/policy.ts'
import { resultsPolicy } from './surveys/results/policy.ts'
import { surveysPolicy } from './surveys/policy.ts'

const writes = { ...leadsPlace, contributor: 'own place' } as const

export const libraryPolicy: Policy = {
  ...entriesPolicy,
  ...surveysPolicy,
  ...collectionPolicy,
  ...resultsPolicy,
  'practices.read': {
    sentence: {
      en: 'Read the good practices, and which questions of the Index they answer.',
      fr: 'Lire les bonnes pratiques, et à quelles questions de l’Index elles répondent.',
    },
    routes: ['GET practices', 'GET practice', 'GET practiceMapping'],
    allow: 'everyone',
  },
  'publications.read': {
    sentence: {
      en: 'Read publications, news, tools and the glossary that one may see, and take publications to a reference manager.',
      fr: 'Lire les publications, les actualités, les outils et le glossaire qui lui sont ouverts, et exporter des références bibliographiques.',
    },
    routes: [
      'GET publications',
      'GET publicationsFile',
      'GET publication',
      'GET publicationFile',
      'GET news',
      'GET newsItem',
      'GET glossary',
      'GET tools',
      'GET welcome',
    ],
    allow: 'everyone',
  },
  'checklists.use': {
    sentence: {
      en: 'Fill in a checklist, open one that was kept, and take its result away; nothing is kept here.',
      fr: 'Remplir une liste de contrôle, en rouvrir une et en emporter le résultat ; rien n’est conservé ici.',
    },
    routes: ['GET checklists', 'POST checklists', 'GET checklist', 'POST checklist'],
    allow: 'everyone',
  },
  'practice.mark': {
    sentence: {
      en: 'Mark a practice of others as interesting to a place or adopted by it, and take that back.',
      fr: 'Signaler qu’une pratique d’ailleurs intéresse un territoire ou qu’il l’a reprise, et revenir là-dessus.',
    },
    routes: ['POST practiceMark', 'POST practiceUnmark'],
    allow: leadsPlace,
  },
  'practice_drafts.list': {
    sentence: {
      en: 'See the practices that one’s places are writing; for the secretariat, those that wait for it.',
      fr: 'Voir les pratiques que rédigent ses territoires ; pour le secrétariat, celles qui l’attendent.',
    },
    routes: ['GET practiceDrafts'],
    allow: { ...writes, secretariat: 'any' },
  },
  'practice_draft.begin': {
    sentence: { en: 'Begin to write a practice of a place.', fr: 'Commencer à rédiger une pratique d’un territoire.' },
    routes: ['POST practiceDrafts'],
    allow: writes,
  },
  'practice_draft.read': {
    sentence: {
      en: 'Read the draft of a practice with its versions.',
      fr: 'Lire le brouillon d’une pratique et ses versions.',
    },
    routes: ['GET practiceDraft', 'GET practiceDraftVersion'],
    allow: { ...writes, secretariat: 'any' },
    target: 'practice draft',
  },
  'practice_draft.write': {
    sentence: { en: 'Write the draft of a practice.', fr: 'Rédiger le brouillon d’une pratique.' },
    routes: ['POST practiceDraft'],
    allow: { ...writes, secretariat: 'any' },
    target: 'practice draft',
  },
  'practice_draft.submit': {
    sentence: {
      en: 'Send the draft of a practice to the secretariat, or as the secretariat to the place of whose answer it was written; take it back, discard it or bring it back.',
      fr: 'Envoyer le brouillon d’une pratique au secrétariat ou, pour le secrétariat, au territoire dont la réponse l’a inspiré ; le reprendre, l’écarter ou le rétablir.',
    },
    routes: ['POST practiceDraftSubmit', 'POST practiceDraftTakeBack', 'POST practiceDraftDiscard'],
    allow: { ...leadsPlace, secretariat: 'any' },
    target: 'practice draft',
  },
  'practice_draft.judge': {
    sentence: {
      en: 'Publish the draft of a practice that the other side has sent, or return it with a remark.',
      fr: 'Publier le brouillon d’une pratique envoyé par l’autre partie, ou le renvoyer avec une remarque.',
    },
    routes: ['POST practiceDraftApprove', 'POST practiceDraftReturn'],
    allow: { ...leadsPlace, secretariat: 'any' },
    target: 'practice draft',
  },
}

type Mandated = Pick<Actor, 'mandates'>

const holds = ({ mandates }: Mandated, allowed: object, placeId: string): boolean =>
  mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(allowed, mandate.role))

/** The form names the place, the address does not: the table alone cannot tell whose it is. */
export const mayLead = (actor: Mandated, placeId: string): boolean => holds(actor, leadsPlace, placeId)

export const mayWrite = (actor: Mandated, placeId: string): boolean => holds(actor, writes, placeId)
