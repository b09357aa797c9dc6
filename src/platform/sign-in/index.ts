export type {
  Account,
  DemonstrationCode,
  LinkRequest,
  Offer,
  ProviderAnswer,
  Profile,
  ProviderSignIn,
  Refused,
  SecondFactor,
  Session,
  SignIn,
  Way,
} from './contract.ts'
export { type Client, linkMinutes } from './library.ts'
export { ProviderRefused, type ProviderRefusal, stateMinutes } from './provider.ts'
export { resetSecondFactor } from './second-factor.ts'
export { createSignIn, type ProviderSettings, type SignInOptions } from './sign-in.ts'
