export { legalPages } from './pages/index.tsx'
export { legalPersonalData } from './personal-data.ts'
export { legalPolicy } from './policy.ts'
