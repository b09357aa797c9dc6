import { providerCallback } from '#site'
import { testApp } from '../app.ts'
import { startProvider } from '../sign-in/provider.ts'
import { crawl, type Visit } from './crawl.ts'
import { endpointsOf } from './endpoints.ts'
import { stranger } from './people.ts'
import { prepare } from './prepare.ts'
import { rewindable } from './rewind.ts'

// Made once for all the files of a process that ask every route: looking everywhere as everybody takes a while.

export const origin = 'http://127.0.0.1:3000'

/** Where single sign-on leads. */
const provider = await startProvider(`${origin}${providerCallback}`)
export const origins: readonly string[] = [origin, provider.issuer]

/** Does the work, and then it was never done. */
export let rewinding: <T>(work: () => Promise<T>) => Promise<T> = (work) => work()

export const tested = await testApp(
  { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'icc', OIDC_CLIENT_SECRET: 'a secret between the two of them' },
  (pool) => {
    const { pool: through, rewinding: rewind } = rewindable(pool)
    rewinding = rewind
    return through
  },
)

const { known, signedIn: people, starts: beginnings } = await prepare(tested)
export const signedIn = people
export const starts = beginnings

/** Every page that anybody was shown, and what else was answered on the way. */
export const visits: Visit[] = []
export const surface = await crawl(tested, [stranger, ...people], beginnings, (visit) => visits.push(visit))
export const endpoints = endpointsOf(surface, known, people)
await tested.forgetTries()
