import { Hono } from 'hono'
import type { Deps } from '#deps'
import type { Env } from '#platform/http'
import { accountPage } from './account.tsx'
import { providerPages } from './provider.tsx'
import { secondFactorPages } from './second-factor.tsx'
import { sessionPages } from './sessions.tsx'
import { setUpPages } from './set-up.tsx'
import { signInPages } from './sign-in.tsx'

/** Everything between a stranger and their account: signing in, the second factor, sessions, the account itself. */
export function accountPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  for (const some of [signInPages, providerPages, secondFactorPages, setUpPages, sessionPages, accountPage]) {
    pages.route('/', some(deps))
  }
  return pages
}
