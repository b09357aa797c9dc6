export { findRow, type Gate, permissionGate } from './gate.ts'
export {
  type Actor,
  type Decision,
  decide,
  type Mandate,
  type Policy,
  type Reach,
  type Rule,
  type Target,
} from './rules.ts'
export { pageAbove, type PermissionTable, permissionTable, parametersOf } from './table.ts'
