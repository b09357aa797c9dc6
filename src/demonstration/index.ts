export { loadDemonstration, type Loading, removeDemonstration } from './actions.ts'
export { demonstrationAnswers } from './answers.ts'
export { type DemonstrationAccount, demonstrationAccounts, demonstrationCoordinator } from './model.ts'
export { isLoaded as isDemonstrationLoaded } from './store.ts'
