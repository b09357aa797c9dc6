import { type RawBuilder, sql } from 'kysely'
import { type Db, type Together, together } from '../database/index.ts'
import type { Account, LinkRequest, ProviderSignIn, SignIn } from './contract.ts'
import { type Client, createLibrary, isDue, type Library, libraryHeaders } from './library.ts'
import { createProvider, type Provider, ProviderRefused } from './provider.ts'
import { tellDone, tellRefused } from './record.ts'
import { createVault } from './sealed.ts'
import { createSecondFactor } from './second-factor.ts'
import { findAccountByEmail } from './second-factor-store.ts'
import { tokenReader } from './session-cookie.ts'
import { type FoundSession, findSession } from './session-store.ts'
import { createSessions } from './sessions.ts'

/** An institution's single sign-on, as its administrator set it. */
export interface ProviderSettings {
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  domains: readonly string[]
}

export interface SignInOptions {
  db: Db
  secret: string
  origin: string
  now(): Date
  provider: ProviderSettings | undefined
  /** Where the provider sends people back to: a path of ours. */
  providerCallback: string
  /** Queues a request, to be handed to sendLink. */
  enqueueRequest(request: LinkRequest): Promise<void>
  /** Mails the token. It is written nowhere else in clear. */
  mailLink(request: LinkRequest, token: string): Promise<void>
}

/** `run`: what the library does within, and its line in the trail, are one transaction. */
type Parts = Pick<SignInOptions, 'db' | 'now'> &
  Pick<Together, 'run'> & { library(): Library; tokenOf(headers: Headers): string | undefined }

export function createSignIn(options: SignInOptions): SignIn {
  const { db, now, origin } = options
  // Made at first use: the library looks for its tables at once, and a fresh database has none before the migrations.
  let made: Library | undefined
  const { db: joined, run: runTogether } = together(db)
  const mailLink = (metadata: Record<string, unknown> | undefined, token: string) =>
    options.mailLink(metadata as unknown as LinkRequest, token)
  const library = () => (made ??= createLibrary({ ...options, db: joined }, mailLink))
  const run: Together['run'] = async (work) => {
    // Before the first of its acts the library looks at its tables, which it cannot do within a transaction.
    await library().api.getSession({ headers: new Headers() })
    return runTogether(work)
  }
  const parts: Parts = { db, now, run, library, tokenOf: tokenReader(options) }
  const vault = createVault(options.secret)
  const { provider: settings, providerCallback } = options
  const provider = settings && createProvider({ ...settings, redirectUri: origin + providerCallback }, vault, now)
  return {
    account: async (headers) => (await accountOf(parts, db, headers, sql`null`))?.account ?? null,
    accountWith: (headers, beside) => accountOf(parts, db, headers, beside),
    requestLink: options.enqueueRequest,
    sendLink: (request) => sendLink(parts, request),
    redeem: (token, client) => redeem(parts, token, client),
    enter: (accountId, client) => enter(parts, { id: accountId }, client, 'invitation'),
    signOut: (headers) => run((tx) => signOut(parts, tx, headers)),
    changeProfile: (account, profile) =>
      db.transaction().execute(async (tx) => {
        await sql`update auth_user set name = ${profile.name}, language = ${profile.language}, "updatedAt" = ${now()}
          where id = ${account.id}`.execute(tx)
        const changed = { name: profile.name !== account.name, language: profile.language !== account.language }
        const personal = changed.name ? { personal: { before: account.name, after: profile.name } } : {}
        await tellDone(tx, now(), account, 'account changed', { details: changed, ...personal })
      }),
    sessions: createSessions({ db, now }),
    secondFactor: createSecondFactor({
      db,
      vault,
      now,
      run,
      async renew(client, secondFactorAt) {
        const asked = { body: { secondFactorAt }, headers: libraryHeaders(client), asResponse: true } as const
        return (await library().api.renewSession(asked)).headers
      },
    }),
    provider: settings && provider && providerSignIn(parts, settings.name, provider),
    tellRefused: (refused) => run((tx) => tellRefused(tx, now(), refused)),
  }
}

/**
 * Every request asks: so the session is read here, with its account, in one statement. What happens to sessions over time,
 * the library does.
 */
async function accountOf<Beside>(
  { library, now, tokenOf }: Parts,
  db: Db,
  headers: Headers,
  beside: RawBuilder<Beside>,
): Promise<{ account: Account; beside: Beside } | null> {
  const token = tokenOf(headers)
  const found = token && (await findSession(db, token, beside))
  if (!found || (isDue(found.expiresAt, now()) && !(await library().api.getSession({ headers })))) return null
  return { account: accountIn(found), beside: found.beside }
}

function accountIn(found: FoundSession<unknown>): Account {
  const { id, name, email, language, demonstration, sessionId, secondFactorAt, secondFactorSince } = found
  const passed = Boolean(secondFactorSince && secondFactorAt && secondFactorAt >= secondFactorSince)
  const enrolled = Boolean(secondFactorSince)
  const secondFactor = { enrolled, passed, needed: false, owed: enrolled && !passed }
  return { id, name, email, language, demonstration, sessionId, secondFactor }
}

async function sendLink({ db, now, run, library }: Parts, request: LinkRequest): Promise<void> {
  const email = request.email.toLowerCase()
  // The library would mail strangers too. What they typed, perhaps somebody else's address, is kept nowhere.
  if (!(await findAccountByEmail(db, email))) {
    return run((tx) => tellRefused(tx, now(), { how: 'link request', why: 'unknown', address: request.address }))
  }
  await library().api.signInMagicLink({ body: { email, metadata: { ...request } }, headers: new Headers() })
}

function redeem(parts: Parts, token: string, client: Client) {
  const { now, run, library } = parts
  const headers = libraryHeaders(client)
  return run(async (tx) => {
    const answer = await library().api.magicLinkVerify({ query: { token }, headers, asResponse: true })
    if (!answer.ok) {
      await tellRefused(tx, now(), { how: 'link', why: 'spent', address: client.address })
      return undefined
    }
    const { user } = (await answer.json()) as { user: { id: string; email: string } }
    await signOut(parts, tx, headers)
    await tellDone(tx, now(), user, 'signed in', { details: { how: 'link' } })
    return { cookies: answer.headers, email: user.email }
  })
}

/** Whoever comes another way than by a link: the address is theirs. */
function enter(parts: Parts, account: { id: string }, client: Client, how: string): Promise<Headers> {
  const { now, run, library } = parts
  const headers = libraryHeaders(client)
  return run(async (tx) => {
    const started = await library().api.startSession({ body: { userId: account.id }, headers, asResponse: true })
    await signOut(parts, tx, headers)
    await tellDone(tx, now(), account, 'signed in', { details: { how } })
    return started.headers
  })
}

/** Also of a session that the browser had before it got a new one. */
async function signOut(parts: Parts, tx: Db, headers: Headers): Promise<Headers> {
  const { now, library } = parts
  const account = (await accountOf(parts, tx, headers, sql`null`))?.account
  const answer = await library().api.signOut({ headers, asResponse: true })
  if (account) await tellDone(tx, now(), account, 'signed out')
  return answer.headers
}

function providerSignIn(parts: Parts, name: string, provider: Provider): ProviderSignIn {
  const { db, now, run } = parts
  return {
    name,
    begin: provider.begin,
    async finish(answer, state, client) {
      const begun = provider.read(state)
      const carried = begun && { lang: begun.lang, to: begun.to }
      const { address } = client
      const refused = async (why: ProviderRefused['why'] | 'unknown', more: { email?: string; cause?: unknown }) => {
        await run((tx) => tellRefused(tx, now(), { how: 'provider', why, address, email: more.email }))
        return { kind: 'refused', why, carried, cause: more.cause } as const
      }
      let email: string
      try {
        email = await provider.finish(answer, begun)
      } catch (error) {
        if (error instanceof ProviderRefused) return refused(error.why, { cause: error.cause })
        throw error
      }
      const account = await findAccountByEmail(db, email)
      if (!account) return refused('unknown', { email })
      return { kind: 'signed in', cookies: await enter(parts, account, client, 'provider'), carried }
    },
  }
}
