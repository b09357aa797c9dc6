export { exchangePages } from './pages/index.tsx'
export { exchangePolicy } from './policy.ts'
