export { personalData } from './personal-data.ts'
export {
  insertReportApproval,
  insertReportCheck,
  insertReportText,
  keepReportVersion,
  listReportTexts,
  listReportVersions,
  readReportMaterial,
  reportCommand,
  reportFor,
  type ReportIo,
  reportOptions,
  reportUsage,
  settleReportCheck,
} from './report/index.ts'
export { agreedAnswers, reviewOf, secondReading } from './review/index.ts'
export {
  assessmentNoticeKinds,
  assessmentPages,
  assessmentPolicy,
  assessmentTargets,
  gatherAssessment,
} from './rooms.ts'
export { loadSupport } from './support/index.ts'
export {
  hashOfProfile,
  listPublicVisits,
  listRecordedVisits,
  makeProfile,
  type PublicVisit,
  type PublicWork,
  publicWorkOf,
  PublicWorkSection,
  type RecordedVisit,
  visitRecordKind,
} from './visits/index.ts'
export { assessmentKinds } from './kinds.ts'
export { assessmentFigures } from './figures.ts'
export { findRound } from './store.ts'
