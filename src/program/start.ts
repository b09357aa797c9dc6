import { sql } from 'kysely'
import { createApp } from '../app.ts'
import { type Config, ConfigRefused, readConfig, showsOutbox } from '#config'
import { demonstrationCoordinator } from '#demonstration'
import { registerEditions } from '#instruments'
import { filesFolder } from '#platform/files'
import { drainOnSignal, type Running, serveApp } from '#platform/http'
import { startWorker, type Worker } from '#platform/jobs'
import type { Live } from '#platform/live'
import { jsonLog, type Log, plainLog } from '#platform/log'
import { href } from '#routes'
import { createDeps, jobHandlers, timetable } from './deps.ts'
import { loadDemonstrationOnce, loadRecord } from './record.ts'
import { releaseFirstData } from './release-data.ts'
import { openStore, type Store } from './store.ts'

export type Role = 'start' | 'web' | 'worker'

/** What is to be ended. */
interface Roles {
  web?: Running
  worker?: Worker
  live?: Live
}

/** Serves until a signal; `start` is every role in one process and prepares the database by itself. */
export async function runRole(role: Role): Promise<number> {
  const config = readConfig()
  const log = config.production ? jsonLog() : plainLog()
  if (role === 'start' && !config.databaseUrl) log.say('Starting the embedded database …')
  const store = await openStore(config, role === 'start' ? 'program' : 'command')
  const running: Roles = {}
  const shutDown = async () => {
    // The server waits for every answer, and a stream has no end of its own.
    await running.live?.close()
    await running.web?.drain()
    await running.worker?.stop()
    await store.close()
  }
  drainOnSignal(shutDown)
  try {
    await prepare(role, config, store, running, log)
  } catch (error) {
    await shutDown()
    throw error
  }
  return new Promise(() => {})
}

async function prepare(role: Role, config: Config, store: Store, running: Roles, log: Log) {
  const { say, error: report } = log
  if (role === 'start') await store.migrate()
  const deps = await createDeps(config, store, report, log)
  running.live = deps.live
  if (role === 'start') {
    await loadRecord(store.db, deps.editions, deps.now, say)
    if (config.demonstration)
      await loadDemonstrationOnce(store.db, deps.editions, deps.now, say, filesFolder(config.dataDir))
    await releaseFirstData({ db: store.db, config }, deps.now(), say)
  } else if ((await store.pending()).length === 0) {
    // No role may score with an edition that is not the one published under its name.
    await registerEditions(store.db, deps.editions, deps.now())
  }
  const demonstration = await hasDemonstrationAccounts(store)
  if (config.production && demonstration) refuseDemonstrationAccounts()
  if (role !== 'web') running.worker = await startWorker(store.pool, jobHandlers(deps), report, timetable, log.job)
  if (role === 'worker') return say('The worker waits for jobs.')
  running.web = await listen(createApp(deps), config)
  say(`\nIntercultural Cities is ready: ${config.publicUrl}/`)
  if (demonstration) {
    say(`To try the Index, sign in as ${demonstrationCoordinator.email}: ${config.publicUrl}/en/sign-in`)
    if (showsOutbox(config)) say(`The link it sends appears at ${config.publicUrl}${href('outbox', {})}`)
  }
}

async function listen(app: ReturnType<typeof createApp>, config: Config): Promise<Running> {
  try {
    return await serveApp(app, config.host, config.port)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EADDRINUSE') {
      throw new ConfigRefused(
        `Port ${config.port} is taken by another program: set PORT to a free one, as in PORT=3001 npm start.`,
      )
    }
    if (error.code === 'EACCES') {
      throw new ConfigRefused(`Port ${config.port} may not be opened by this user: set PORT to one above 1023.`)
    }
    if (error.code === 'EADDRNOTAVAIL') throw new ConfigRefused(`HOST ${config.host} is no address of this machine.`)
    throw error
  }
}

/** Asked of the server as it is: `web` may start before the tables are there. */
async function hasDemonstrationAccounts({ db }: Store): Promise<boolean> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('auth_user') is not null as there`.execute(
    db,
  )
  if (!tables[0]?.there) return false
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from auth_user where demonstration) as found`.execute(db)
  return rows[0]?.found ?? false
}

function refuseDemonstrationAccounts(): never {
  throw new ConfigRefused(
    'The program does not start in production mode: the database holds demonstration accounts, which are open to everybody. Take them out with: npx icc demo remove',
  )
}
