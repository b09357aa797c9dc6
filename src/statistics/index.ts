export { aggregate, StructureError } from './aggregate.ts'
export type { Leaf, Node } from './aggregate.ts'
export { availability, indicatorsBelow } from './audit/availability.ts'
export { type Components, components } from './audit/components.ts'
export { correlate, correlationMatrix, flagged } from './audit/correlation.ts'
export { type Descriptives, describe } from './audit/descriptives.ts'
export { effectiveWeights } from './audit/effective.ts'
export { type AuditReport, auditReport, flaggedPairs } from './audit/report.ts'
export { type Reliability, reliability } from './audit/reliability.ts'
export { cohenKappa } from './kappa.ts'
export type { Mean } from './mean.ts'
export { type Beside, build, type Built } from './panel/build.ts'
export { indexMethod, type Method, type Normalisation } from './panel/method.ts'
export {
  type Aggregate,
  type Indicator,
  type Panel,
  PanelError,
  type PanelIssue,
  type Structure,
} from './panel/panel.ts'
export { weightIn } from './panel/scores.ts'
export { quartiles, type Quartiles } from './quartiles.ts'
export { type Asked, design, type Design } from './robustness/design.ts'
export { leaveOneOut, type LeftOut } from './robustness/leave-one-out.ts'
export { rankRuns } from './robustness/ranking.ts'
export { runner, type Study } from './robustness/runs.ts'
export type { Sensitivity } from './robustness/sensitivity.ts'
export { type AssumptionName, type Assumptions, noisyWeights, removable, varying } from './robustness/space.ts'
export { conclude, robustness, type Robustness } from './robustness/study.ts'
export {
  type Counts as CellCounts,
  type Crossed,
  hideSmall,
  type Shown as ShownCounts,
  smallestCell,
} from './small-cells.ts'
