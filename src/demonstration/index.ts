export { loadDemonstration, type Loading, removeDemonstration } from './actions.ts'
export { demonstrationAnswers } from './answers.ts'
export { demonstrationCoordinator } from './model.ts'
export { isLoaded as isDemonstrationLoaded } from './store.ts'
