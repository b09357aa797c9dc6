export { commands } from './commands.ts'
export { createDeps, instrumentsFolder, jobHandlers } from './deps.ts'
export { loadDemonstrationOnce, loadRecord } from './record.ts'
