export {
  acceptInvitation,
  type Acting,
  invite,
  inviteWithin,
  type Objection,
  resendWithin,
  withdrawWithin,
} from './actions.ts'
export { makeAdministrator } from './administrator.ts'
export { findInvitation, listInvitations } from './invitation-store.ts'
export { type InvitationJob, sendInvitation } from './mail.ts'
export { canBeHandedOver, type HeldMandate, type Invitation, isInvented, type Scope, standingOf } from './model.ts'
export { isLastSecretariat } from './mandate-actions.ts'
export { peoplePages } from './pages/index.tsx'
export { peoplePersonalData } from './personal-data.ts'
export { grantable, mayGrant, peoplePolicy } from './policy.ts'
export { countMail } from './pages/sending.ts'
export { findMandate, findScope, listMandates } from './store.ts'
export { peopleTargets } from './targets.ts'
export { languageNames, roleName, scopeName } from './words.ts'
