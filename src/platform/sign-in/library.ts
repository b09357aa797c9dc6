import { type BetterAuthPlugin, betterAuth, type BetterAuthOptions } from 'better-auth'
import { createAuthEndpoint, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { magicLink } from 'better-auth/plugins'
import { z } from 'zod'
import type { Db } from '../database/index.ts'

/** How long a mailed link works. */
export const linkMinutes = 30

/** How long a session lasts after it was last prolonged, and how often it is, in seconds. */
const lasting = { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 }

/** The library has something to do with a session that expires then: prolong it, or end it. */
export const isDue = (expiresAt: Date, now: Date): boolean =>
  expiresAt.getTime() - (lasting.expiresIn - lasting.updateAge) * 1000 <= now.getTime()

/** Whose word the library takes for the client's address: ours, set by `libraryHeaders`. */
const addressHeader = 'x-icc-client-address'

/** Where a request comes from. */
export interface Client {
  readonly headers: Headers
  readonly address: string
}

/** What the library may know of a request. */
export function libraryHeaders({ headers, address }: Client): Headers {
  const told = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) told.set(name, value)
  }
  told.set(addressHeader, address)
  return told
}

export interface LibraryOptions {
  db: Db
  secret: string
  origin: string
}

/** What every part of the sign-in has in common, so that a session is the same however it was made. */
export function commonOptions({ db, secret, origin }: LibraryOptions) {
  return {
    baseURL: origin,
    secret,
    trustedOrigins: [origin],
    database: { db, type: 'postgres', transaction: true },
    user: {
      modelName: 'auth_user',
      additionalFields: {
        demonstration: { type: 'boolean', input: false, defaultValue: false },
        language: { type: 'string', input: false, required: false },
        secondFactorSince: { type: 'date', fieldName: 'second_factor_since', input: false, required: false },
      },
    },
    session: {
      modelName: 'auth_session',
      ...lasting,
      additionalFields: {
        secondFactorAt: { type: 'date', fieldName: 'second_factor_at', input: false, required: false },
      },
    },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      cookiePrefix: 'icc',
      useSecureCookies: origin.startsWith('https:'),
      // Forms are checked by the program itself, before any of them comes here.
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } as const satisfies BetterAuthOptions
}

/** Sessions that the library has no step of its own for. */
const sessionSteps = {
  id: 'session-steps',
  endpoints: {
    /** For an account that has proved itself elsewhere: the address is its own. */
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.updateUser(ctx.body.userId, { emailVerified: true })
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return { id: session.id }
      },
    ),
    /** In place of the one that asks: whoever knew the old cookie has not seen the second factor. */
    renewSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ secondFactorAt: z.date() }), requireHeaders: true },
      async (ctx) => {
        const found = await getSessionFromCtx(ctx)
        if (!found) throw ctx.error('UNAUTHORIZED')
        const { internalAdapter } = ctx.context
        const session = await internalAdapter.createSession(found.user.id, false, { ...ctx.body })
        await setSessionCookie(ctx, { session, user: found.user })
        await internalAdapter.deleteSession(found.session.token)
        return { id: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin

export type Library = ReturnType<typeof createLibrary>

/** Mailed links and sessions. `mailLink` is handed the metadata given with the address. */
export function createLibrary(
  options: LibraryOptions,
  mailLink: (metadata: Record<string, unknown> | undefined, token: string) => Promise<void>,
) {
  return betterAuth({
    ...commonOptions(options),
    plugins: [
      sessionSteps,
      magicLink({
        expiresIn: linkMinutes * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => mailLink(metadata, token),
      }),
    ],
  })
}
