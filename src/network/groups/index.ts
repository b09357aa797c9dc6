export type { WorkingGroup } from './model.ts'
export { GroupList } from './pages/list.tsx'
export { groupsPolicy } from './policy.ts'
export { listGroups } from './store.ts'
