import type { Editions } from '#instruments'
import type { EntryKind } from '#library'
import type { NoticeKind } from '#network'
import type { Target } from '#platform/access'
import type { Assets } from '#platform/assets'
import type { Db } from '#platform/database'
import type { Live } from '#platform/live'
import type { Seen } from '#platform/log'
import type { Metrics } from '#platform/metrics'
import type { AddressOf, Limits } from '#platform/limits'
import type { SignIn } from '#platform/sign-in'
import type { Signing } from '#platform/signing'
import type { Config } from '#config'

/** All that a request handler may use; tests make one with real parts. */
export interface Deps {
  config: Config
  db: Db
  assets: Assets
  signIn: SignIn
  /** How often something may be tried; shared by every process. */
  limits: Limits
  /** What happens meanwhile, told to whoever has a page open. */
  live: Live
  /** Where a request comes from. */
  addressOf: AddressOf
  /** Published editions of every instrument: from their files, read once, else as they were registered. */
  editions: Editions
  now(): Date
  /** Everything that people can be told by mail, of every domain. */
  noticeKinds: readonly NoticeKind[]
  /** Every kind of entry of the record, of every domain. */
  entryKinds: readonly EntryKind[]
  /** Signs ids of accounts for the links that turn reminders off without a sign-in. */
  noticeLinks: Signing
  /** Signs ids of invitations for the links with which surveys are answered. */
  surveyLinks: Signing
  /** Signs the seats that pages offer in a round of the citizenship test. */
  seatForms: Signing
  /** Names of migrations that the database still lacks. */
  pendingMigrations(): Promise<string[]>
  /** Where unexpected errors are written; never shown to a reader. */
  report(error: unknown): void
  /** Told of every request that was answered. */
  observed(seen: Seen): void
  metrics: Metrics
}

/** Finds what an address names, as far as permission depends on it; undefined where there is no such thing. */
export type TargetFinder = (
  deps: Pick<Deps, 'db' | 'entryKinds'>,
  parameters: Readonly<Record<string, string>>,
) => Promise<Target | undefined>
