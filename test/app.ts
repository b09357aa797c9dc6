import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { Logger, runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { type Config, outboxFolder, readConfig } from '#config'
import type { Deps } from '#deps'
import { readEditions } from '#instruments'
import { kysely } from '#platform/database'
import { listOutbox } from '#platform/mail'
import { createDeps, instrumentsFolder, jobHandlers, loadDemonstrationOnce, loadRecord } from '#program'
import { href } from '#routes'
import { createApp } from '../src/app.ts'
import { type Content, testDatabase } from './database.ts'

export interface TestApp {
  deps: Deps
  app: ReturnType<typeof createApp>
  /** Unexpected errors that a reader did not see. */
  reported: unknown[]
  /** `from` is the address the request comes from, as the connection tells it. */
  request(path: string, options?: RequestInit & { cookie?: string; from?: string }): Promise<Response>
  /** Sends a form the way a browser does. */
  post(path: string, form: Record<string, string> | URLSearchParams, cookie?: string, from?: string): Promise<Response>
  /** Path of the link that is mailed to an address. */
  linkFor(email: string): Promise<string>
  /** Text of the latest mail, once what waits is sent. */
  lastMail(): Promise<string>
  /** Path of the link in it. */
  lastLink(): Promise<string>
  /** The sign-in through the mail, with the second factor where the account has one here: resolves to the cookie. */
  signIn(email: string): Promise<string>
  /** Sets up a second factor through its pages: resolves to the cookie of the new session. Later sign-ins show it. */
  setUpSecondFactor(email: string, cookie: string): Promise<string>
  /** A code that the account's app shows now; none was used before. */
  secondFactorCode(email: string): Promise<string>
  /** Does what waits in the queue; the mails stand in the outbox then. */
  work(): Promise<void>
  /** As if nobody had tried anything for a long time. */
  forgetTries(): Promise<void>
}

/** The cookies an answer sets, as a browser sends them back. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')

const origin = 'http://127.0.0.1:3000'

/** The open record and the demonstration network. */
export const loaded: Content = {
  name: 'loaded',
  async fill(db) {
    const editions = await readEditions(instrumentsFolder)
    const now = () => new Date('2026-11-23T09:00:00Z')
    await loadRecord(db, editions, now, () => {})
    await loadDemonstrationOnce(db, editions, now, () => {})
  },
}

/**
 * The whole program without a port, on a database that holds the open record and the demonstration network. It reaches the
 * database by what `through` makes of the pool.
 */
export async function testApp(
  environment: Record<string, string> = {},
  through: (pool: pg.Pool) => pg.Pool = (pool) => pool,
): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-app-'))
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: origin, ...environment })
  const { pool: direct } = await testDatabase(loaded)
  const pool = through(direct)
  const db = kysely(pool)
  const reported: unknown[] = []
  const store = { db, pool, pending: () => Promise.resolve([]), migrate: async () => {}, close: async () => {} }
  const deps = await createDeps(config, store, (error) => reported.push(error))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const quiet = new Logger(() => () => undefined)
  // What waits in the queue is done when a test asks for it: a worker that waits would keep the test process alive.
  const work = () => runOnce({ pgPool: direct, taskList: jobHandlers(deps), noHandleSignals: true, logger: quiet })
  return assemble(deps, config, reported, work)
}

function assemble(deps: Deps, config: Config, reported: unknown[], work: () => Promise<void>): TestApp {
  const app = createApp(deps)
  const request: TestApp['request'] = async (path, { cookie, from, ...options } = {}) => {
    const headers = new Headers(options.headers)
    if (cookie) headers.set('cookie', cookie)
    const connection = from && { incoming: { socket: { remoteAddress: from } } }
    return app.request(origin + path, { ...options, headers }, connection)
  }
  const post: TestApp['post'] = (path, form, cookie, from) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      ...(cookie && { cookie }),
      ...(from && { from }),
    })
  const forgetTries: TestApp['forgetTries'] = async () => void (await sql`delete from limit_count`.execute(deps.db))
  const newest = async () => {
    await work()
    return (await listOutbox(outboxFolder(config)))[0]
  }
  const linkFor: TestApp['linkFor'] = async (email) => {
    await forgetTries()
    await post(href('signIn', { lang: 'en' }), { email })
    const mail = await newest()
    if (mail?.to !== email) throw new Error(`No mail to ${email} was written.`)
    return linkIn(mail.text)
  }
  const lastMail: TestApp['lastMail'] = async () => (await newest())?.text ?? ''
  const lastLink: TestApp['lastLink'] = async () => linkIn(await lastMail())
  const steps = signInSteps({ deps, request, post, forgetTries, linkFor })
  return { deps, app, reported, request, post, linkFor, lastMail, lastLink, work, forgetTries, ...steps }
}

const linkIn = (text: string): string => /https?:\/\/[^/]+(\/\S+)/.exec(text)?.[1] ?? ''

type Doors = Pick<TestApp, 'deps' | 'request' | 'post' | 'forgetTries' | 'linkFor'>

function signInSteps({ deps, request, post, forgetTries, linkFor }: Doors) {
  const secrets = new Map<string, string>()
  const secondFactor = href('secondFactor', { lang: 'en' })
  const secondFactorCode: TestApp['secondFactorCode'] = async (email) => {
    // Tests sign in more often than every half minute: what was used is forgotten.
    await sql`update second_factor set last_step = 0`.execute(deps.db)
    return new TOTP({ secret: secrets.get(email) ?? '' }).generate()
  }
  const signIn: TestApp['signIn'] = async (email) => {
    const cookie = cookiesOf(await post(await linkFor(email), {}))
    if (!secrets.has(email)) return cookie
    return cookiesOf(await post(secondFactor, { code: await secondFactorCode(email) }, cookie))
  }
  const setUpSecondFactor: TestApp['setUpSecondFactor'] = async (email, cookie) => {
    await forgetTries()
    const setUp = href('secondFactorSetUp', { lang: 'en' })
    await post(setUp, {}, cookie)
    const shown = await (await request(setUp, { cookie })).text()
    const secret = /<p class="key">([A-Z2-7 ]+)</.exec(shown)?.[1]?.replaceAll(' ', '')
    if (!secret) throw new Error(`No secret is shown to ${email}.`)
    secrets.set(email, secret)
    const code = await secondFactorCode(email)
    return cookiesOf(await post(href('secondFactorConfirm', { lang: 'en' }), { code }, cookie))
  }
  return { signIn, setUpSecondFactor, secondFactorCode }
}
