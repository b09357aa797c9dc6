import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import type { Db } from '../database/index.ts'

export interface Account {
  id: string
  name: string
  email: string
}

export interface SignIn {
  /** Null when nobody is signed in. */
  account(headers: Headers): Promise<Account | null>
  /** Asks for a link: the same work for every address, so that the time taken tells nothing either. */
  requestLink(request: LinkRequest): Promise<void>
  /** The queue's part: mails a link when the address has an account. */
  sendLink(request: LinkRequest): Promise<void>
  /** Spends the token. Undefined: it was spent, is too old or never was. */
  redeem(token: string, headers: Headers): Promise<Headers | undefined>
  /** Cookies that end the session. */
  signOut(headers: Headers): Promise<Headers>
}

export interface LinkRequest {
  email: string
  /** Where the person asked: the worker that mails the link may know itself by another address. */
  origin: string
  lang: string
  returnTo?: string | undefined
}

export interface SignInOptions {
  db: Db
  secret: string
  origin: string
  /** Queues a request, to be handed to sendLink. */
  enqueueRequest(request: LinkRequest): Promise<void>
  /** Mails the token. It is written nowhere else in clear. */
  mailLink(request: LinkRequest, token: string): Promise<void>
}

type Users = {
  auth_user: { id: string; email: string; name: string; demonstration: boolean }
}

/** How long a mailed link works. */
export const linkMinutes = 30

function createLibrary({ db, secret, origin, mailLink }: SignInOptions) {
  return betterAuth({
    baseURL: origin,
    secret,
    trustedOrigins: [origin],
    database: { db, type: 'postgres', transaction: true },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: { cookiePrefix: 'icc', useSecureCookies: origin.startsWith('https:'), disableOriginCheck: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => mailLink(metadata as unknown as LinkRequest, token),
      }),
    ],
  })
}

export function createSignIn(options: SignInOptions): SignIn {
  const { db } = options
  // Made at first use: the library looks for its tables at once, and a fresh database has none before the migrations.
  let made: ReturnType<typeof createLibrary> | undefined
  const library = () => (made ??= createLibrary(options))
  return {
    async account(headers) {
      if (!headers.get('cookie')?.includes('icc.session_token')) return null
      const session = await library().api.getSession({ headers })
      return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null
    },
    requestLink: options.enqueueRequest,
    async sendLink(request) {
      const email = request.email.toLowerCase()
      const known = await db
        .withTables<Users>()
        .selectFrom('auth_user')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirst()
      // The library would mail strangers too.
      if (!known) return
      await library().api.signInMagicLink({ body: { email, metadata: { ...request } }, headers: new Headers() })
    },
    async redeem(token, headers) {
      const response = await library().api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      return response.ok ? response.headers : undefined
    },
    async signOut(headers) {
      const response = await library().api.signOut({ headers, asResponse: true })
      return response.headers
    },
  }
}
