export { resultPages } from './pages/index.tsx'
export { resultsPolicy } from './policy.ts'
