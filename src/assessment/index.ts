export { openRound, saveAnswer, submitRound } from './actions.ts'
export { type Round, stateOf } from './model.ts'
export { assessmentPages } from './pages/index.tsx'
export { type Actor, coordinates, mayAnswer, mayOpen, mayRead, maySubmit } from './policy.ts'
