import { type PersonalData, personalTable } from '#platform/personal-data'
import { entriesPersonalData } from './entries/personal-data.ts'
import { surveysPersonalData } from './surveys/personal-data.ts'

/** What this domain holds of persons. */
export const personalData: readonly PersonalData[] = [
  ...entriesPersonalData,
  ...surveysPersonalData,
  {
    key: 'practices',
    holds: {
      en: 'Practices you marked for a place, wrote or judged',
      fr: 'Les pratiques que vous avez signalées pour un territoire, rédigées ou examinées',
    },
    purpose: {
      en: 'To know who speaks for a place about practices.',
      fr: 'Savoir qui s’exprime pour un territoire à propos des pratiques.',
    },
    kept: {
      en: 'As long as the account exists; marks and texts stay with the place, without you.',
      fr: 'Tant que le compte existe ; les signalements et les textes restent au territoire, sans votre nom.',
    },
    stores: [
      personalTable({ table: 'practice_mark', by: ['marked_by'] }),
      personalTable({ table: 'practice_draft', by: ['begun_by', 'discarded_by'] }),
      personalTable({
        table: 'practice_version',
        by: ['saved_by', 'submitted_by', 'returned_by', 'approved_by'],
      }),
    ],
  },
]
