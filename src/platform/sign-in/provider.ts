import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Vault } from './sealed.ts'

/** An institution's single sign-on: OpenID Connect with a code, PKCE, state and nonce. */
export interface ProviderOptions {
  issuer: string
  clientId: string
  clientSecret: string
  /** E-mail domains it is in charge of: their addresses count as verified where it says nothing of it. */
  domains: readonly string[]
  /** Where the provider sends people back to, as registered with it. */
  redirectUri: string
}

/** Why the provider's answer opens nothing; each has a sentence. */
export type ProviderRefusal =
  /** The answer does not belong to a sign-in that this browser began within ten minutes. */
  | 'stale'
  /** The person or the institution said no. */
  | 'denied'
  /** The provider answered something that cannot be accepted. */
  | 'invalid'
  | 'unreachable'
  /** The provider names no e-mail address, or does not vouch for it. */
  | 'unverified'

export class ProviderRefused extends Error {
  readonly why: ProviderRefusal
  constructor(why: ProviderRefusal, cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

export interface Begun {
  /** At the provider. */
  url: URL
  /** For a cookie of this browser, sealed; handed back to `finish`. */
  state: string
}

export interface Provider {
  /** `carried` comes back from `read`. Throws ProviderRefused. */
  begin(carried: Carried): Promise<Begun>
  /** What `begin` was given; undefined where the cookie is missing, old or not ours. */
  read(state: string | undefined): Begin | undefined
  /** The verified e-mail address, in small letters. Throws ProviderRefused. */
  finish(answer: URLSearchParams, begun: Begin | undefined): Promise<string>
}

const Carried = z.object({ lang: z.string(), to: z.string().optional() })
export type Carried = z.infer<typeof Carried>
const Begin = Carried.extend({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() })
export type Begin = z.infer<typeof Begin>

export const stateMinutes = 10
const timeoutSeconds = 10
const sealedFor = 'provider'

export function createProvider(options: ProviderOptions, vault: Vault, now: () => Date): Provider {
  const configuration = remembered(() => discover(options))
  return {
    async begin(carried) {
      const config = await configuration()
      const verifier = oidc.randomPKCECodeVerifier()
      const begin: Begin = { ...carried, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, at: +now() }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        state: begin.state,
        nonce: begin.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url, state: vault.seal(Buffer.from(JSON.stringify(begin)), sealedFor).toString('base64url') }
    },
    read(state) {
      const opened = state && vault.open(Buffer.from(state, 'base64url'), sealedFor)
      if (!opened) return undefined
      const begin = Begin.parse(JSON.parse(Buffer.from(opened).toString()))
      return +now() - begin.at <= stateMinutes * 60_000 ? begin : undefined
    },
    async finish(answer, begun) {
      if (!begun || answer.get('state') !== begun.state) throw new ProviderRefused('stale')
      const config = await configuration()
      try {
        return await verifiedEmail(config, new URL(`${options.redirectUri}?${answer}`), begun, options.domains)
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

async function verifiedEmail(
  config: oidc.Configuration,
  answer: URL,
  begun: Begin,
  domains: readonly string[],
): Promise<string> {
  const tokens = await oidc.authorizationCodeGrant(config, answer, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new ProviderRefused('invalid')
  const told = claims['email'] !== undefined && claims['email_verified'] !== undefined
  const asked = !told && config.serverMetadata().userinfo_endpoint !== undefined
  const { email, email_verified: said } = asked
    ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
    : claims
  if (typeof email !== 'string') throw new ProviderRefused('unverified')
  const address = email.toLowerCase()
  // Some write the truth as a text; Microsoft's says nothing at all.
  const verified = said === undefined ? domains.includes(address.split('@').at(-1) ?? '') : String(said) === 'true'
  if (!verified) throw new ProviderRefused('unverified')
  return address
}

async function discover({ issuer, clientId, clientSecret }: ProviderOptions): Promise<oidc.Configuration> {
  const server = new URL(issuer)
  try {
    return await oidc.discovery(server, clientId, undefined, authentication(clientSecret), {
      timeout: timeoutSeconds,
      execute: server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    })
  } catch (error) {
    throw new ProviderRefused('unreachable', error)
  }
}

/** As the provider wants the secret; the standard's own way where it does not say. */
function authentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (offered.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
}

function refusalOf(error: unknown): ProviderRefused {
  if (error instanceof ProviderRefused) return error
  if (error instanceof oidc.AuthorizationResponseError) {
    return new ProviderRefused(error.error === 'access_denied' ? 'denied' : 'invalid', error)
  }
  const code = error instanceof oidc.ClientError ? error.code : undefined
  const outOfReach = code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed')
  return new ProviderRefused(outOfReach ? 'unreachable' : 'invalid', error)
}

/** Keeps what was found; a failure is tried again the next time. */
function remembered<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
}
