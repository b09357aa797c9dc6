export {
  annualReportCommand,
  type AnnualReportIo,
  annualReportOptions,
  annualReportPages,
  annualReportPersonalData,
  annualReportPolicy,
  annualReportTargets,
  annualReportUsage,
  loadStatedFigures,
} from './annual-report/index.ts'
export { outreachFigures } from './figures.ts'
export { outreachSeries } from './series.ts'
export { outreachKinds } from './kinds.ts'
export { outreachPages } from './pages/index.tsx'
export { outreachPolicy } from './policy.ts'
