export { accountData, signInData } from './accounts.ts'
export type { Expiry, Person, PersonalData, PersonalStore, Row, Told, Tx } from './contract.ts'
export { programData } from './program-store.ts'
export { personalTable } from './table.ts'
