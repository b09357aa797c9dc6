export { assessmentPages } from './pages/index.tsx'
