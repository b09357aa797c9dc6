import type { Editions } from '#instruments'
import type { Target } from '#platform/access'
import type { Assets } from '#platform/assets'
import type { Db } from '#platform/database'
import type { SignIn } from '#platform/sign-in'
import type { Config } from '#config'

/** All that a request handler may use; tests make one with real parts. */
export interface Deps {
  config: Config
  db: Db
  assets: Assets
  signIn: SignIn
  /** Published editions of every instrument: from their files, read once, else as they were registered. */
  editions: Editions
  now(): Date
  /** Names of migrations that the database still lacks. */
  pendingMigrations(): Promise<string[]>
  /** Where unexpected errors are written; never shown to a reader. */
  report(error: unknown): void
}

/** Finds what an address names, as far as permission depends on it; undefined where there is no such thing. */
export type TargetFinder = (
  deps: Pick<Deps, 'db'>,
  parameters: Readonly<Record<string, string>>,
) => Promise<Target | undefined>
