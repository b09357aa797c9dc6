import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { sql } from 'kysely'
import { type Db, kysely, migrate, openPool, startEmbedded } from '#platform/database'
import { migrateJobs } from '#platform/jobs'

const migrations = join(import.meta.dirname, '..', 'db', 'migrations')

interface Server {
  admin: Db
  connect(database: string): pg.Pool
  /** Templates made so far: name of the database by what it holds. */
  templates: Map<string, Promise<string>>
}

/** Fills a template beyond the tables. */
export interface Content {
  name: string
  fill(db: Db): Promise<void>
}

const empty: Content = { name: 'empty', fill: () => Promise.resolve() }

let server: Promise<Server> | undefined
let made = 0

/**
 * A migrated database of its own for one test file, empty unless told what it holds: on the server that TEST_DATABASE_URL names, else on one
 * embedded server for the whole process. Copies of a template, so that files neither wait for nor see each other.
 * Call it at the top of the file: what a hook registers ends with the hook.
 */
export async function testDatabase(content: Content = empty): Promise<{ db: Db; pool: pg.Pool }> {
  server ??= startServer()
  const { admin, connect } = await server
  const template = await templateOf(await server, content)
  const name = `icc_test_${process.pid}_${(made += 1)}`
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
  const pool = connect(name)
  after(async () => {
    await pool.end()
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
  })
  return { db: kysely(pool), pool }
}

/** A database of its own without a table, for tests of what makes them; each call of open() is another program on it. */
export async function bareDatabase(): Promise<{ name: string; open(): pg.Pool }> {
  server ??= startServer()
  const { admin, connect } = await server
  const name = `icc_bare_${process.pid}_${(made += 1)}`
  await sql`create database ${sql.id(name)}`.execute(admin)
  const pools: pg.Pool[] = []
  after(async () => {
    await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()))
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
  })
  const open = () => {
    const pool = connect(name)
    pools.push(pool)
    return pool
  }
  return { name, open }
}

async function startServer(): Promise<Server> {
  const url = process.env['TEST_DATABASE_URL']
  const connect = url ? connectTo(url) : await connectToEmbedded()
  return { admin: kysely(connect('postgres')), connect, templates: new Map() }
}

function templateOf(to: Server, content: Content): Promise<string> {
  const known = to.templates.get(content.name) ?? makeTemplate(to, content)
  to.templates.set(content.name, known)
  return known
}

async function makeTemplate({ admin, connect }: Server, { name: holds, fill }: Content): Promise<string> {
  const name = `icc_template_${holds}_${process.pid}`
  await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin)
  await sql`create database ${sql.id(name)}`.execute(admin)
  const pool = connect(name)
  await migrate(pool, migrations)
  await migrateJobs(pool)
  await fill(kysely(pool))
  await pool.end()
  return name
}

function connectTo(url: string): Server['connect'] {
  return (database) => {
    const address = new URL(url)
    address.pathname = `/${database}`
    return openPool({ connectionString: address.href }, { idleTimeoutMillis: 100, allowExitOnIdle: true })
  }
}

async function connectToEmbedded(): Promise<Server['connect']> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-test-'))
  const embedded = await startEmbedded({ dataDir, role: 'program' })
  // The server dies with this process; only its folder is left to clear.
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  return (database) => openPool({ ...embedded.connection, database }, { idleTimeoutMillis: 100, allowExitOnIdle: true })
}
