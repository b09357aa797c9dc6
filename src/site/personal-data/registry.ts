import { personalData as ofAssessment } from '#assessment'
import { personalData as ofInsight } from '#insight'
import { personalData as ofInstruments } from '#instruments'
import { personalData as ofLibrary } from '#library'
import { personalData as ofNetwork } from '#network'
import { annualReportPersonalData } from '#outreach'
import { accountData, type PersonalData, programData, signInData } from '#platform/personal-data'
import { personalData as ofResidents } from '#residents'
import { legalPersonalData } from '../legal/personal-data.ts'

/**
 * Every kind of personal data the program keeps. The account is the last to go: what the database itself takes out or
 * clears with it has been dealt with before.
 */
export const registry: readonly PersonalData[] = [
  ...ofInstruments,
  ...ofAssessment,
  ...ofInsight,
  ...ofLibrary,
  ...ofNetwork,
  ...annualReportPersonalData,
  ...ofResidents,
  ...legalPersonalData,
  ...signInData,
  ...programData,
  accountData,
]

/** How mail is kept where no mail server is set: files, which are not of the database. */
export const outboxDays = 30
