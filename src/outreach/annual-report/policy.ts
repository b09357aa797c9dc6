import type { Actor, Policy } from '#network'

export const annualReportPolicy: Policy = {
  'annual report.read': {
    sentence: {
      en: 'Read the annual reports, their figures and the rows these were made from.',
      fr: 'Lire les rapports annuels, leurs chiffres et les lignes dont ils sont tirés.',
    },
    routes: [
      'GET annualReports',
      'GET annualReport',
      'GET annualReportVersion',
      'GET annualReportPdf',
      'GET annualReportWord',
      'GET annualReportPackage',
      'GET annualReportFigures',
      'GET annualReportFiguresFile',
      'GET annualReportFigure',
      'GET annualReportNetwork',
    ],
    allow: 'everyone',
  },
  'annual report.prepare': {
    sentence: {
      en: 'See the desk of an annual report: what it lacks, its chapters, where record and print differ.',
      fr: 'Voir le bureau d’un rapport annuel : ce qui lui manque, ses chapitres, là où le registre et l’imprimé divergent.',
    },
    routes: ['GET annualReportDesk', 'GET annualReportEdit'],
    allow: { secretariat: 'any' },
  },
  'annual report.write': {
    sentence: {
      en: 'Open the annual report of a year, write its chapters.',
      fr: 'Ouvrir le rapport annuel d’une année, écrire ses chapitres.',
    },
    routes: ['POST annualReports', 'POST annualReportEdit'],
    allow: { secretariat: 'any' },
    target: 'annual report',
  },
  'annual report.acknowledge': {
    sentence: {
      en: 'Acknowledge that a figure of the record differs from the printed one, and take that back.',
      fr: 'Prendre acte qu’un chiffre du registre diffère du rapport imprimé, et revenir sur cette décision.',
    },
    routes: ['POST annualReportAcknowledge', 'POST annualReportTakeBack'],
    allow: { secretariat: 'any' },
    target: 'annual report',
  },
  'annual report.freeze': {
    sentence: {
      en: 'Freeze an annual report with its data, or a correction of it.',
      fr: 'Figer un rapport annuel avec ses données, ou une correction.',
    },
    routes: ['POST annualReportFreeze'],
    allow: { secretariat: 'any' },
    target: 'annual report',
  },
}

/** Sees the desk, and reports before they are frozen. */
export const mayPrepare = (actor: Pick<Actor, 'mandates'> | null): boolean =>
  actor?.mandates.some(({ role }) => role === 'secretariat') ?? false

/** Invented people see the desk, and change nothing of what is real. */
export const mayWrite = (actor: Pick<Actor, 'mandates' | 'demonstration'> | null): boolean =>
  mayPrepare(actor) && actor?.demonstration === false
