export { declareConflict, endConflict, saveProfile } from './actions.ts'
export { type Conflict, conflicts, type Expert, isAway, isShown } from './model.ts'
export { findExpert, listExperts, type Profile } from './store.ts'
