export { endForgotten } from './ending.ts'
export { groupPages } from './pages/index.tsx'
export { groupPersonalData } from './personal-data.ts'
export { groupPolicy } from './policy.ts'
