export {
  eraseFromTrail,
  forgetPersonal,
  listPersonal,
  listTrail,
  listTrailActions,
  type TrailAction,
  trailAppended,
  type TrailFilter,
  type TrailRow,
  writeTrail,
  type TrailEntry,
} from './store.ts'
export { type Finding, listWholeTrail, verifyTrail, type Verification } from './verify.ts'
