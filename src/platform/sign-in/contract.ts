import type { RawBuilder } from 'kysely'
import type { Client } from './library.ts'
import type { Begun, Carried, ProviderRefusal } from './provider.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  /** In which mail to the person is written; null until they chose one. */
  readonly language: string | null
  /** Of the invented network: open to everybody who may reach the program. */
  readonly demonstration: boolean
  /** Of the session that asks: an id to name it by, not the secret in the cookie. */
  readonly sessionId: string
  readonly secondFactor: {
    /** One is set up: every sign-in, however made, then has to show it. */
    readonly enrolled: boolean
    /** This session has shown it. */
    readonly passed: boolean
    /** A mandate of the account needs one: said by whoever knows mandates, false until then. */
    readonly needed: boolean
    /** Needed or set up, and not shown: nothing but the way to show it is open to this session. */
    readonly owed: boolean
  }
}

export interface LinkRequest {
  email: string
  /** Where the person asked: the worker that mails the link may know itself by another address. */
  origin: string
  lang: string
  returnTo?: string | undefined
  /** Of whoever asked. */
  address: string
}

export interface SignIn {
  /** Null when nobody is signed in. */
  account(headers: Headers): Promise<Account | null>
  /** The account, and what else is to be known of it: an expression over its row of `auth_user`, read in the same statement. */
  accountWith<Beside>(
    headers: Headers,
    beside: RawBuilder<Beside>,
  ): Promise<{ account: Account; beside: Beside } | null>
  /** Asks for a link: the same work for every address, so that the time taken tells nothing either. */
  requestLink(request: LinkRequest): Promise<void>
  /** The queue's part: mails a link when the address has an account. */
  sendLink(request: LinkRequest): Promise<void>
  /** Spends the token: cookies of a new session. Undefined: it was spent, is too old or never was. */
  redeem(token: string, client: Client): Promise<SignedIn | undefined>
  /** Cookies of a new session for somebody who has proven another way that the account's address is theirs: an invitation sent to it. */
  enter(accountId: string, client: Client): Promise<Headers>
  /** Cookies that end the session. */
  signOut(headers: Headers): Promise<Headers>
  changeProfile(account: Account, profile: Profile): Promise<void>
  readonly sessions: Sessions
  readonly secondFactor: SecondFactor
  /** The institution's single sign-on, where one is set. */
  readonly provider: ProviderSignIn | undefined
  /** Into the trail: somebody has tried in vain, or so often that they have to wait. */
  tellRefused(refused: Refused): Promise<void>
}

export interface SignedIn {
  readonly cookies: Headers
  readonly email: string
}

export interface Profile {
  readonly name: string
  readonly language: string | null
}

export interface Refused {
  readonly how: Way
  readonly why: 'limit' | 'spent' | 'wrong' | 'unknown' | ProviderRefusal
  /** Whose session tried; absent while nobody is signed in. */
  readonly account?: Pick<Account, 'id'> | null | undefined
  readonly email?: string | undefined
  readonly address: string
}

/** What was tried. */
export type Way = 'link request' | 'link' | 'code' | 'recovery code' | 'provider' | 'invitation'

export interface Session {
  readonly id: string
  readonly signedInAt: Date
  /** To the day: that is how often it is noted. */
  readonly seenAt: Date
  /** Where it came from; empty where that is not known. */
  readonly address: string
  readonly userAgent: string
}

export interface Sessions {
  /** Of the account, the newest first. */
  list(account: Account): Promise<readonly Session[]>
  /** False: the account has no such session (any more). */
  end(account: Account, id: string): Promise<boolean>
  /** All but the one that asks. Resolves to how many. */
  endOthers(account: Account): Promise<number>
}

/** A new secret for an authenticator app, shown until a code confirms it. */
export interface Offer {
  /** In groups of four, as it is typed. */
  readonly secret: string
  /** The address in the QR code: `otpauth://…`. */
  appAddress(issuer: string): string
}

export interface SecondFactor {
  recoveryCodesLeft(account: Account): Promise<number>
  /** The secret this session is being shown; undefined: none, or one from more than half an hour ago. */
  offered(account: Account): Promise<Offer | undefined>
  /** Offers a secret, or lets stand what is offered. Whoever has a second factor proves it with a code; false: they did not. */
  offer(account: Account, code: string, client: Client): Promise<boolean>
  /** The first code of the offered secret. A new session in place of this one, and the recovery codes, which nobody sees again. */
  confirm(account: Account, code: string, client: Client): Promise<Confirmed | undefined>
  /** A code of the app or a recovery code. A new session in place of this one; undefined: wrong, or used before. */
  pass(account: Account, code: string, client: Client): Promise<Headers | undefined>
  /** New recovery codes, whereupon the old ones no longer work. Undefined: the code is wrong. */
  renewRecoveryCodes(account: Account, code: string, client: Client): Promise<readonly string[] | undefined>
  /** False: the code is wrong. */
  turnOff(account: Account, code: string, client: Client): Promise<boolean>
  /** Current codes of demonstration accounts, offered and set up: whoever tries the program out needs no app. */
  demonstrationCodes(): Promise<readonly DemonstrationCode[]>
}

export interface Confirmed {
  readonly cookies: Headers
  readonly recoveryCodes: readonly string[]
}

export interface DemonstrationCode {
  readonly name: string
  readonly email: string
  readonly code: string
}

export interface ProviderSignIn {
  /** As people know it. */
  readonly name: string
  /** Throws ProviderRefused. */
  begin(carried: Carried): Promise<Begun>
  /** `answer` is the query the provider sent back, `state` the cookie of `begin`. */
  finish(answer: URLSearchParams, state: string | undefined, client: Client): Promise<ProviderAnswer>
}

export type ProviderAnswer = { readonly carried: Carried | undefined } & (
  | { readonly kind: 'signed in'; readonly cookies: Headers }
  /** `unknown`: the provider vouches for an address that no account has. */
  | { readonly kind: 'refused'; readonly why: ProviderRefusal | 'unknown'; readonly cause?: unknown }
)
