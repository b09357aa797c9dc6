import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commandPrefix } from './account.ts'
import { linkLibraries } from './binaries.ts'
import {
  clusterOf,
  count,
  eventually,
  folderWithDatabase,
  query,
  run,
  serverProcess,
  temporaryFolder,
} from './embedded.harness.ts'
import { DatabaseRefused, openPool, startEmbedded } from './index.ts'

const isRoot = process.geteuid?.() === 0
/** daemon, a user that every system knows; initdb asks for its name. */
const ordinary = 1
const as = (uid: number) => ['setpriv', '--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups']
/** Another user's process needs the files of the program: below a folder of root's, such as `mktemp -d`, it has none. */
const asOthers =
  isRoot && spawnSync('setpriv', [...as(ordinary).slice(1), 'test', '-r', fileURLToPath(import.meta.url)]).status === 0
    ? false
    : 'needs root, and a project in a folder that every user may enter'

test('the first start makes a database, a restart keeps its rows', async (t) => {
  const dataDir = join(temporaryFolder(t), 'data')
  const first = await startEmbedded({ dataDir, role: 'program' })
  assert.equal(first.joined, false)
  await query(first.connection, `create table kept as select 'École' as name`)
  await Promise.all([first.stop(), first.stop()])
  const second = await startEmbedded({ dataDir, role: 'program' })
  assert.deepEqual(await query(second.connection, 'select * from kept'), [{ name: 'École' }])
  await second.stop()
})

test('the database is for every language, checks its pages, and gives the program no more than a server would', async (t) => {
  const database = await startEmbedded({ dataDir: await folderWithDatabase(t), role: 'program' })
  const [row] = await query<object>(
    database.connection,
    `select current_setting('data_checksums') as checksums, lower('ÉΣ') as lower, 'É' ~* 'é' as matches,
       current_setting('server_encoding') as encoding, current_setting('is_superuser') as superuser`,
  )
  assert.deepEqual(row, { checksums: 'on', lower: 'éσ', matches: true, encoding: 'UTF8', superuser: 'off' })
  await query(database.connection, 'create extension pg_trgm')
  const trigrams = await query(database.connection, `select cardinality(show_trgm('المدينة')) > 0 as found`)
  assert.deepEqual(trigrams, [{ found: true }])
  await database.stop()
})

test('a second program on the folder is refused, from this process and from another', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const first = await startEmbedded({ dataDir, role: 'program' })
  await assert.rejects(startEmbedded({ dataDir, role: 'program' }), DatabaseRefused)
  const sentence = await run(dataDir, 'program').told('refused')
  assert.match(
    sentence,
    new RegExp(`already runs on ${dataDir} \\(process ${process.pid}\\): stop it, or .*DATA_DIR\\.$`),
  )
  assert.deepEqual(await query(first.connection, 'select 1 as one'), [{ one: 1 }])
  await first.stop()
})

test('a command joins a running program and a stopping program lets it finish', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const program = await startEmbedded({ dataDir, role: 'program' })
  const command = await startEmbedded({ dataDir, role: 'command' })
  assert.equal(command.joined, true)
  const stopped = program.stop()
  await query(command.connection, 'insert into kept values (1)')
  await command.stop()
  await stopped
  const later = await startEmbedded({ dataDir, role: 'command' })
  assert.equal(later.joined, false)
  assert.equal(await count(later.connection), 1)
  await later.stop()
})

test('two commands at once on an empty folder: one makes the database and keeps it up for the other', async (t) => {
  const dataDir = temporaryFolder(t)
  const commands = [run(dataDir, 'command'), run(dataDir, 'command')]
  const joined = await Promise.all(commands.map((command) => command.told('joined')))
  assert.deepEqual(
    joined.toSorted((a, b) => Number(a) - Number(b)),
    [false, true],
  )
  const owner = commands[joined.indexOf(false)]
  const other = commands[joined.indexOf(true)]
  assert.ok(owner && other)
  owner.child.stdin?.end()
  await eventually(
    () => !existsSync(join(dataDir, 'database', 'running.json')),
    'the owner asks nobody to join any more',
  )
  await query(await other.told('connection'), 'create table kept as select 7 as number')
  assert.equal(owner.hasTold('stopped'), false)
  await other.stop()
  await owner.told('stopped')
})

test('a program that starts beside a command waits for it', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const early = await startEmbedded({ dataDir, role: 'command' })
  const program = run(dataDir, 'program')
  assert.match(await program.told('said'), /^Waiting for another process/)
  await query(early.connection, 'insert into kept values (1)')
  await early.stop()
  assert.equal(await program.told('joined'), false)
  const late = await startEmbedded({ dataDir, role: 'command' })
  assert.equal(await count(late.connection), 1)
  await late.stop()
  await program.stop()
})

test('many commands and a program at once on an empty folder all work', async (t) => {
  const dataDir = temporaryFolder(t)
  const roles = ['command', 'program', 'command', 'command', 'command'] as const
  const work = async (role: 'program' | 'command', number: number) => {
    const database = await startEmbedded({ dataDir, role })
    const pool = openPool(database.connection)
    for (let step = 0; step < 20; step++) await pool.query('select pg_sleep(0.002 * $1)', [number])
    await pool.end()
    await database.stop()
  }
  await Promise.all(roles.map(work))
})

test('Ctrl-C reaches the program and not its database', { skip: process.platform === 'win32' }, async (t) => {
  const program = run(await folderWithDatabase(t), 'program', { detached: true })
  await program.told('connection')
  assert.ok(program.child.pid)
  process.kill(-program.child.pid, 'SIGINT')
  assert.equal(await program.told('drained'), 42)
  await program.stop()
})

test(
  'root: another user runs the server, and root may come after that user',
  { skip: isRoot ? false : 'needs root' },
  async (t) => {
    const dataDir = await folderWithDatabase(t)
    chmodSync(dataDir, 0o755)
    const database = await startEmbedded({ dataDir, role: 'program' })
    assert.notEqual(statSync(`/proc/${serverProcess(dataDir)}`).uid, 0)
    await query(database.connection, 'insert into kept values (1)')
    await database.stop()
    chownSync(clusterOf(dataDir), 0, 0)
    const restored = await startEmbedded({ dataDir, role: 'program' })
    assert.equal(await count(restored.connection), 1)
    await restored.stop()
  },
)

test('root: in a folder below one that only root may enter', { skip: isRoot ? false : 'needs root' }, async (t) => {
  const parent = temporaryFolder(t)
  assert.equal(statSync(parent).mode & 0o777, 0o700)
  const database = await startEmbedded({ dataDir: join(parent, 'deep', 'data'), role: 'program' })
  assert.deepEqual(await query(database.connection, 'select 1 as one'), [{ one: 1 }])
  await database.stop()
})

test(
  'root: PostgreSQL may check its own programs below such a folder',
  { skip: isRoot ? false : 'needs root' },
  (t) => {
    const folder = temporaryFolder(t)
    const file = join(folder, 'program')
    writeFileSync(file, '', { mode: 0o755 })
    const prefix = commandPrefix({ uid: ordinary, gid: ordinary }, [folder, dirname(process.execPath)])
    // Node asks access(2), as PostgreSQL does.
    const check = ['-e', 'fs.accessSync(process.argv[1], fs.constants.X_OK)', file]
    execFileSync(prefix[0] ?? '', [...prefix.slice(1), process.execPath, ...check])
  },
)

test('root: an ordinary user starts, root takes turns, a stranger is told', { skip: asOthers }, async (t) => {
  const dataDir = temporaryFolder(t)
  chownSync(dataDir, ordinary, ordinary)
  const program = run(dataDir, 'program', { prefix: as(ordinary) })
  await query(await program.told('connection'), 'create table kept as select 1 as number')
  assert.equal(statSync(`/proc/${serverProcess(dataDir)}`).uid, ordinary)
  await program.stop()
  const root = await startEmbedded({ dataDir, role: 'program' })
  assert.equal(await count(root.connection), 1)
  await root.stop()
  const again = run(dataDir, 'program', { prefix: as(ordinary) })
  assert.equal(await count(await again.told('connection')), 1)
  await again.stop()
  chmodSync(dataDir, 0o755)
  assert.match(await run(dataDir, 'program', { prefix: as(54_321) }).told('refused'), /DATA_DIR/)
})

test('root: a user without a name is told why', { skip: asOthers }, async (t) => {
  const dataDir = temporaryFolder(t)
  chownSync(dataDir, 54_321, 54_321)
  const sentence = await run(dataDir, 'program', { prefix: as(54_321) }).told('refused')
  assert.match(sentence, /could not make a database \(initdb: .*54321: user does not exist\): .*DATABASE_URL/)
})

test('in a folder with a long path', async (t) => {
  const dataDir = join(temporaryFolder(t), 'x'.repeat(120), 'y'.repeat(120))
  const database = await startEmbedded({ dataDir, role: 'program' })
  assert.deepEqual(await query(database.connection, 'select 1 as one'), [{ one: 1 }])
  await database.stop()
})

test('a platform without binaries is told of DATABASE_URL', async (t) => {
  for (const platform of ['win32-x64', 'sunos-sparc']) {
    await assert.rejects(startEmbedded({ dataDir: temporaryFolder(t), role: 'program', platform }), {
      name: 'DatabaseRefused',
      message: new RegExp(`^No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to .*\\.$`),
    })
  }
})

test('a folder made by another version of PostgreSQL, or with something else in it, is refused and left alone', async (t) => {
  const dataDir = temporaryFolder(t)
  const version = join(clusterOf(dataDir), 'PG_VERSION')
  mkdirSync(clusterOf(dataDir), { recursive: true })
  writeFileSync(version, '17\n')
  await assert.rejects(startEmbedded({ dataDir, role: 'program' }), /made by PostgreSQL 17 and this program brings 18/)
  rmSync(version)
  await assert.rejects(startEmbedded({ dataDir, role: 'program' }), /holds no PostgreSQL database/)
})

test('missing links between libraries are made beside the folder when the package may not be written', (t) => {
  const root = temporaryFolder(t)
  const spare = join(root, 'libraries')
  mkdirSync(join(root, 'native'))
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]
  writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  const path = `${spare}:${join(root, 'native', 'lib')}`
  assert.deepEqual(linkLibraries({ root, major: 18 }, spare), { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path })
  mkdirSync(join(root, 'native', 'lib'))
  writeFileSync(join(root, 'native', 'lib', 'libicu.so.60.2'), '')
  assert.ok(statSync(join(spare, 'libicu.so.60')).isFile())
  for (let time = 0; time < 2; time++) assert.deepEqual(linkLibraries({ root, major: 18 }, spare), {})
  assert.ok(statSync(join(root, 'native', 'lib', 'libicu.so.60')).isFile())
})
