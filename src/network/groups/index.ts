export type { WorkingGroup } from './model.ts'
export { GroupList } from './pages/list.tsx'
export { groupsPolicy } from './policy.ts'
export { type GroupMeeting, listGroupMeetings, listGroups } from './store.ts'
