export { assessmentPages } from './pages/index.tsx'
export { assessmentPolicy } from './policy.ts'
export { assessmentTargets } from './targets.ts'
