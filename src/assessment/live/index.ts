export { livePolicy } from './policy.ts'
export { livePages } from './pages/index.tsx'
