import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readTrustedProxies, type TrustedProxies } from '#platform/limits'
import type { ProviderSettings } from '#platform/sign-in'

/** Everything the surroundings decide, parsed once at start. This file alone reads process.env. */
export interface Config {
  production: boolean
  host: string
  port: number
  /** The address readers see, without a trailing slash. */
  publicUrl: string
  /** Everything the program writes lies below this folder. */
  dataDir: string
  /** Absent: the embedded database in dataDir. */
  databaseUrl: string | undefined
  /** Absent: one is made and kept in dataDir (never in production). */
  secret: string | undefined
  /** Absent: mail goes to files in dataDir/outbox (never in production). */
  smtpUrl: string | undefined
  mailFrom: string
  /** Load the invented network at start. */
  demonstration: boolean
  /** Whoever shows it may read /metrics; without one, only this machine. */
  metricsToken: string | undefined
  /** Whose X-Forwarded-For tells where a request comes from; without any, the connection alone does. */
  trustedProxies: TrustedProxies
  /** The institution's single sign-on, beside the mailed link. */
  provider: ProviderSettings | undefined
}

export class ConfigRefused extends Error {}

const flag = z.enum(['on', 'off', '1', '0', 'true', 'false']).transform((value) => ['on', '1', 'true'].includes(value))
const text = z.string().trim().min(1)

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: text.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text.default('Intercultural Cities <no-reply@localhost>'),
  DEMONSTRATION: flag.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TRUSTED_PROXIES: text.default('0').transform((value, context) => {
    const trusted = readTrustedProxies(value)
    if (trusted) return trusted
    context.addIssue('give the number of proxies before the program, or their addresses, as in 10.0.0.0/8, 192.0.2.7')
    return z.NEVER
  }),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.optional(),
  OIDC_DOMAINS: text.default(',').transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
})

/** Throws ConfigRefused with one sentence a variable. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')} is not usable: ${issue.message}.`)
    throw new ConfigRefused(sentences.join('\n'))
  }
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const config: Config = {
    production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://${urlHost(env.HOST)}:${env.PORT}`).replace(/\/$/, ''),
    // Beside the program, from whichever folder a command is given.
    dataDir: env.DATA_DIR === undefined ? join(dirname(import.meta.dirname), 'var') : resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    secret: env.SECRET,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    demonstration: env.DEMONSTRATION ?? !production,
    metricsToken: env.METRICS_TOKEN,
    trustedProxies: env.TRUSTED_PROXIES,
    provider: readProvider(env),
  }
  if (production) refuseUnfitForProduction(config)
  return config
}

/** All of it or nothing: half a single sign-on would be a button that leads nowhere. */
function readProvider(env: z.infer<typeof Environment>): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env
  if (!issuer && !clientId && !clientSecret && !name) return undefined
  if (issuer && clientId && clientSecret) {
    return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).host, domains: env.OIDC_DOMAINS }
  }
  throw new ConfigRefused(
    'Single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together (OIDC_NAME is what people call it).',
  )
}

function refuseUnfitForProduction(config: Config): void {
  const missing: string[] = []
  const issuer = config.provider && new URL(config.provider.issuer)
  if (issuer && issuer.protocol !== 'https:' && !isLoopback(issuer.hostname.replace(/^\[|\]$/g, '')))
    missing.push('who signs people in must be reached over TLS: OIDC_ISSUER has to begin with https')
  if (config.demonstration)
    missing.push('demonstration accounts are open to everybody: leave DEMONSTRATION out or set it to off')
  if (!config.secret) missing.push('sessions need a secret: set SECRET to at least 32 random characters')
  if (!config.smtpUrl)
    missing.push('sign-in links need a mail server: set SMTP_URL, such as smtps://user:password@host')
  if (missing.length > 0) {
    throw new ConfigRefused(
      ['The program does not start in production mode:', ...missing.map((m) => `- ${m}.`)].join('\n'),
    )
  }
}

export function outboxFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'outbox')
}

/** Only a program that this machine alone can reach, straight or through another program, may show its outbox. */
export function showsOutbox({ smtpUrl, host, publicUrl }: Config): boolean {
  const known = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  return !smtpUrl && isLoopback(host) && isLoopback(known)
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}
