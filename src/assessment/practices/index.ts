export { PracticeForm, PracticeFromAnswer } from './pages/button.tsx'
export { roundPracticePages } from './pages/index.tsx'
export { roundPracticesPolicy } from './policy.ts'
