import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Pool } from 'pg'
import { ZipFile } from 'yazl'
import { allGuards, allRows } from '../../../test/backup/rows.ts'
import { bareDatabase } from '../../../test/database.ts'
import { migrate } from '../database/index.ts'
import { migrateJobs } from '../jobs/index.ts'
import { backup, openArchive, restore } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'icc-refused-'))
const directory = join(folder, 'migrations')
const archive = join(folder, 'good.zip')
const other = await bareDatabase()
const refused = /^DatabaseRefused: [A-Z][^\n]+\.$/
let pool: Pool
let rowsBefore: Record<string, string[]>
let guards: string[]

before(async () => {
  cpSync(join(import.meta.dirname, 'fixtures'), directory, { recursive: true })
  pool = other.open()
  await migrate(pool, directory)
  await migrateJobs(pool)
  await pool.query(`insert into note (text) select 'former ' || n from generate_series(1, 2000) n`)
  await backup({ pool, path: archive, dataDir: join(folder, 'data'), release: '1.0.0', now: new Date() })
  await pool.query(`insert into note (text) values ('written after the archive')`)
  rowsBefore = await allRows(pool)
  guards = await allGuards(pool)
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function attempt(path: string, { replace = true, migrations = directory } = {}): Promise<void> {
  const dataDir = join(folder, 'data')
  const opened = await openArchive(path)
  try {
    await restore({ pool, archive: opened, path, migrations, dataDir, replace })
  } finally {
    opened.close()
  }
}

/** The promise of every refusal: a sentence, and not a row is other than before. */
async function refuses(
  path: string,
  said: RegExp,
  options?: { replace?: boolean; migrations?: string },
): Promise<void> {
  await assert.rejects(attempt(path, options), (error: Error) => {
    assert.match(`${error.name}: ${error.message}`, refused)
    assert.match(error.message, said)
    return true
  })
  assert.deepEqual(await allRows(pool), rowsBefore)
  assert.deepEqual(await allGuards(pool), guards)
  assert.deepEqual(readdirSync(folder).includes('data') ? readdirSync(join(folder, 'data')) : [], [])
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function zipOf(name: string, parts: Record<string, string>): Promise<string> {
  const zip = new ZipFile()
  for (const [part, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), part)
  zip.end()
  return file(name, Buffer.concat(await (zip.outputStream as NodeJS.ReadStream).toArray()))
}

test('a file that is none, or is no archive of this program, is refused', async () => {
  await refuses(join(folder, 'nothing.zip'), /There is no file/)
  await refuses(folder, /cannot be read/)
  await refuses(file('empty', ''), /is no archive/)
  await refuses(file('text', 'name,year\n'.repeat(100)), /is no archive/)
  await refuses(await zipOf('stranger.zip', { 'word/document.xml': '<w/>' }), /is no archive/)
  await refuses(await zipOf('forged.zip', { 'manifest.json': '{}', 'manifest.sha256': 'x' }), /is damaged/)
})

test('an archive that is cut off or has one byte changed anywhere is refused', async () => {
  const whole = readFileSync(archive)
  for (const share of [0.001, 0.3, 0.9, 0.999]) {
    await refuses(file('cut.zip', whole.subarray(0, Math.floor(whole.length * share))), /is cut off|is no archive/)
  }
  // Of the times and modes that a zip file notes beside each part nothing depends.
  const harmless: number[] = []
  for (let at = 0; at < whole.length; at += 37) {
    const changed = Buffer.from(whole)
    changed.writeUInt8(whole.readUInt8(at) ^ 0x10, at)
    const opened = await openArchive(file('changed.zip', changed)).catch((error: Error) => error)
    if (opened instanceof Error) assert.match(`${opened.name}: ${opened.message}`, refused)
    else {
      harmless.push(at)
      const good = await openArchive(archive)
      assert.deepEqual(opened.manifest, good.manifest)
      opened.close()
      good.close()
    }
  }
  assert.ok(harmless.length < whole.length / 37 / 2, `${harmless.length} changed bytes went unnoticed`)
  assert.deepEqual(await allRows(pool), rowsBefore)
})

test('an archive of a later release, or of another line of migrations, is refused', async () => {
  const older = mkdtempSync(join(folder, 'older-'))
  cpSync(join(directory, '0001-note.sql'), join(older, '0001-note.sql'))
  await refuses(archive, /made by a later release/, { migrations: older })
  const changed = mkdtempSync(join(folder, 'changed-'))
  cpSync(directory, changed, { recursive: true })
  writeFileSync(join(changed, '0002-guard.sql'), 'select 1')
  await refuses(archive, /another line of the program \(its migration 0002-guard.sql/, { migrations: changed })
})

test('a format that this program does not know is refused', async () => {
  const { createHash } = await import('node:crypto')
  const manifest = JSON.stringify({ program: 'intercultural-cities', format: 2 })
  const sha256 = createHash('sha256').update(manifest).digest('hex')
  await refuses(
    await zipOf('later.zip', { 'manifest.json': manifest, 'manifest.sha256': `${sha256}  manifest.json\n` }),
    /made by a later release/,
  )
})

test('content is replaced only when that is asked for, another program’s tables never', async () => {
  await refuses(archive, /holds content since .*--yes/, { replace: false })
  const stranger = (await bareDatabase()).open()
  await stranger.query('create table theirs (n integer); insert into theirs values (1)')
  const opened = await openArchive(archive)
  await assert.rejects(
    restore({ pool: stranger, archive: opened, path: archive, migrations: directory, dataDir: folder, replace: true }),
    /1 tables? of another program/,
  )
  opened.close()
  assert.deepEqual((await stranger.query('select n from theirs')).rows, [{ n: 1 }])
})

test('a database in use is left alone, and whoever uses it is named', async () => {
  const web = other.open()
  const client = await web.connect()
  await client.query(`set application_name = 'icc web'`)
  await refuses(archive, /in use; connections: icc web \(1\)\./)
  client.release(true)
  await web.end()
})

test('what fails in the middle leaves every row as it was', async () => {
  const opened = await openArchive(archive)
  const broken = {
    ...opened,
    read: (part: Parameters<typeof opened.read>[0]) =>
      part.file === 'jobs.copy' ? Promise.reject(new Error('the disk is gone')) : opened.read(part),
  }
  await assert.rejects(
    restore({
      pool,
      archive: broken,
      path: archive,
      migrations: directory,
      dataDir: join(folder, 'data'),
      replace: true,
    }),
    /^DatabaseRefused: The restore failed and the database stands as it was \(the disk is gone\)\.$/,
  )
  opened.close()
  assert.deepEqual(await allRows(pool), rowsBefore)
  assert.deepEqual(await allGuards(pool), guards)
})

test('a restore that is killed in the middle leaves every row as it was', async () => {
  const { host, port, user, database, connectionString } = pool.options
  const connection = connectionString ? { connectionString } : { host, port, user, database }
  await pool.end()
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'halfway.program.ts'), JSON.stringify(connection), archive, directory, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  assert.equal(said.toString(), 'halfway\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
  pool = other.open()
  // Waits for the server to notice: the killed transaction held these tables.
  assert.deepEqual(await allRows(pool), rowsBefore)
  assert.deepEqual(await allGuards(pool), guards)
})
