export { type Forgotten, runRetention } from './actions.ts'
export { personalDataPages } from './pages.tsx'
export { personalDataPolicy } from './policy.ts'
