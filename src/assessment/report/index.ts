export { reportOptions, usage as reportUsage } from './command-options.ts'
export { reportCommand, type ReportIo } from './commands.ts'
export { keepVersion as keepReportVersion } from './actions.ts'
export { readMaterial as readReportMaterial } from './read-material.ts'
export { reportFilePages } from './files.ts'
export { reportFilesPolicy } from './files-policy.ts'
export type { Material, Move, Moves } from './material.ts'
export { movesOf } from './moves.ts'
export { reportNoticeKinds } from './notices.ts'
export { ReportLink } from './pages/report-link.tsx'
export { reportPages } from './pages/index.tsx'
export { reportPersonalData } from './personal-data.ts'
export { reportPolicy } from './policy.ts'
export { publicPart } from './public-part.ts'
export { type ReportDocuments, reportFor } from './read-report.ts'
export {
  insertApproval as insertReportApproval,
  insertCheck as insertReportCheck,
  insertText as insertReportText,
  listTexts as listReportTexts,
  listVersions as listReportVersions,
  settleCheck as settleReportCheck,
} from './store.ts'
export { reportTargets } from './targets.ts'
