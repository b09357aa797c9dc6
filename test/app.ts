import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Logger, runOnce } from 'graphile-worker'
import { type Config, outboxFolder, readConfig } from '#config'
import type { Deps } from '#deps'
import { readEditions } from '#instruments'
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
  request(path: string, options?: RequestInit & { cookie?: string }): Promise<Response>
  /** Sends a form the way a browser does. */
  post(path: string, form: Record<string, string> | URLSearchParams, cookie?: string): Promise<Response>
  /** Path of the link that is mailed to an address. */
  linkFor(email: string): Promise<string>
  /** The whole sign-in, through the mail: resolves to the cookie. */
  signIn(email: string): Promise<string>
}

const origin = 'http://127.0.0.1:3000'

const loaded: Content = {
  name: 'loaded',
  async fill(db) {
    const editions = await readEditions(instrumentsFolder)
    const now = () => new Date('2026-11-23T09:00:00Z')
    await loadRecord(db, editions, now, () => {})
    await loadDemonstrationOnce(db, editions, now, () => {})
  },
}

/** The whole program without a port, on a database that holds the open record and the demonstration network. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-app-'))
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: origin, ...environment })
  const { db, pool } = await testDatabase(loaded)
  const reported: unknown[] = []
  const store = { db, pool, pending: () => Promise.resolve([]), migrate: async () => {}, close: async () => {} }
  const deps = await createDeps(config, store, (error) => reported.push(error))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const quiet = new Logger(() => () => undefined)
  // What waits in the queue is done when a test asks for it: a worker that waits would keep the test process alive.
  const work = () => runOnce({ pgPool: pool, taskList: jobHandlers(deps), noHandleSignals: true, logger: quiet })
  return assemble(deps, config, reported, work)
}

function assemble(deps: Deps, config: Config, reported: unknown[], work: () => Promise<void>): TestApp {
  const app = createApp(deps)
  const request: TestApp['request'] = async (path, { cookie, ...options } = {}) => {
    const headers = new Headers(options.headers)
    if (cookie) headers.set('cookie', cookie)
    return app.request(origin + path, { ...options, headers })
  }
  const post: TestApp['post'] = (path, form, cookie) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      ...(cookie && { cookie }),
    })
  const linkFor: TestApp['linkFor'] = async (email) => {
    await post(href('signIn', { lang: 'en' }), { email })
    await work()
    const [mail] = await listOutbox(outboxFolder(config))
    if (mail?.to !== email) throw new Error(`No mail to ${email} was written.`)
    return /https?:\/\/[^/]+(\/\S+)/.exec(mail.text)?.[1] ?? ''
  }
  const signIn: TestApp['signIn'] = async (email) => {
    const answer = await post(await linkFor(email), {})
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
  return { deps, app, reported, request, post, linkFor, signIn }
}
