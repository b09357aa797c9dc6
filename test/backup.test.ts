import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { backup, openArchive, restore } from '#platform/backup'
import { kysely, migrate } from '#platform/database'
import { verifyTrail } from '#platform/trail'
import { loaded } from './app.ts'
import { allGuards, allRows } from './backup/rows.ts'
import { bareDatabase, testDatabase } from './database.ts'
import { type RunningProgram, startProgram } from './program.ts'

const root = join(import.meta.dirname, '..')
const migrations = join(root, 'db', 'migrations')
/** Made from a database that release 0.1.0 (migrations 0001 to 0007) had filled with the record and the invented network. */
const released = join(import.meta.dirname, 'backup', 'release-0.1.0.zip')
const dataDir = mkdtempSync(join(tmpdir(), 'icc-backup-'))
const archive = join(dataDir, 'kept', 'today.zip')
let program: RunningProgram
after(() => rmSync(dataDir, { recursive: true, force: true }))

async function icc(...args: string[]) {
  const child = spawn(process.execPath, ['--import', './tools/jsx.mjs', 'src/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', DATABASE_URL: '', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  return { status: child.exitCode, stdout, stderr }
}

async function filledByRelease() {
  const pool = (await bareDatabase()).open()
  const opened = await openArchive(released)
  await restore({
    pool,
    archive: opened,
    path: released,
    migrations,
    dataDir: join(dataDir, 'upgrade'),
    replace: false,
  })
  opened.close()
  return { pool, manifest: opened.manifest }
}

test('a database that the last release filled is brought up to this one, and keeps every row', async () => {
  const { pool, manifest } = await filledByRelease()
  assert.deepEqual(await migrate(pool, migrations), [])
  const present = await allRows(pool)
  const kept = new Set([
    'answer_revision',
    'response',
    'round',
    'result',
    'result_score',
    'place',
    'practice',
    'auth_user',
    'mandate',
  ])
  for (const { table, rows } of manifest.tables.filter((each) => kept.has(each.table))) {
    assert.equal(present[table]?.length, rows, table)
  }
})

test('the whole program’s database comes back row for row, and its trail verifies', async () => {
  const { pool } = await testDatabase(loaded)
  const path = join(dataDir, 'whole.zip')
  await backup({ pool, path, dataDir: join(dataDir, 'none'), release: '0', now: new Date() })
  const again = (await bareDatabase()).open()
  const opened = await openArchive(path)
  await restore({ pool: again, archive: opened, path, migrations, dataDir: join(dataDir, 'again'), replace: false })
  opened.close()
  assert.deepEqual(await allRows(again), await allRows(pool))
  assert.deepEqual(await allGuards(again), await allGuards(pool))
  assert.deepEqual((await verifyTrail(kysely(again))).findings, [])
  await assert.rejects(again.query('update result set year = year'), /a result never changes/)
  await assert.rejects(again.query('truncate trail cascade'), /the trail never changes/)
})

test('a restore puts the last release’s data in, and its pages answer', async () => {
  const restored = await icc('restore', released)
  assert.equal(restored.status, 0, restored.stderr)
  assert.match(restored.stdout, /Brought up to this release: 0008-/)
  program = await startProgram({ dataDir, environment: { DEMONSTRATION: 'off' } })
  for (const path of ['/en/', '/fr/places', '/en/places/oslo-no', '/fr/practices', '/en/places?set=demonstration']) {
    const answer = await fetch(program.origin + path)
    assert.equal(answer.status, 200, path)
    assert.match(await answer.text(), /<h1/, path)
  }
})

test('an archive is made while the program runs; a restore is refused until it is stopped', async () => {
  const made = await icc('backup', archive)
  assert.equal(made.status, 0, made.stderr)
  assert.match(made.stdout, /It holds personal data/)
  assert.equal((await icc('backup', archive)).status, 1, 'an archive is never written over')
  const refused = await icc('restore', archive, '--yes')
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /^The program already runs [^\n]+\.\n$/)
  assert.ok((await fetch(`${program.origin}/readyz`)).ok)
  await program.stop()
})

test('a damaged archive, content without --yes, and unknown words end with a sentence and a code', async () => {
  const whole = readFileSync(archive)
  writeFileSync(join(dataDir, 'cut.zip'), whole.subarray(0, whole.length / 2))
  for (const [args, status, sentence] of [
    [['restore', join(dataDir, 'cut.zip'), '--yes'], 1, /^The archive [^\n]+ is cut off: [^\n]+\n$/],
    [['restore', archive], 1, /^The database holds content since [^\n]+--yes[^\n]+\n$/],
    [['restore', archive, '--force'], 2, /icc restore FILE/],
    [['restore'], 2, /icc restore FILE/],
    [['backup', 'one', 'two'], 2, /icc backup \[FILE\]/],
  ] as const) {
    const ended = await icc(...args)
    assert.equal(ended.status, status, args.join(' '))
    assert.match(ended.stderr, sentence)
  }
  assert.equal((await icc('restore', archive, '--check')).status, 0)
  assert.equal((await icc('restore', archive, '--yes')).status, 0)
  assert.equal((await icc('backup')).status, 0)
  assert.match(readdirSync(join(dataDir, 'backups')).join(), /^icc-\d{4}-\d\d-\d\dT\d{6}Z\.zip$/)
})
