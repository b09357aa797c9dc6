import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { accountFor, commandPrefix, give, plainEnvironment } from './account.ts'
import { findPackage } from './binaries.ts'
import * as harness from './embedded.harness.ts'
import { type EmbeddedDatabase, startEmbedded } from './index.ts'
import { isServer } from './server.ts'

const {
  clusterOf,
  commitUntilGone,
  count,
  eventually,
  folderWithDatabase,
  query,
  run,
  serverProcess,
  temporaryFolder,
} = harness
const isLinux = process.platform === 'linux'

async function assertKept(database: EmbeddedDatabase, acknowledged: number[]): Promise<void> {
  const rows = await query<{ number: number }>(database.connection, 'select number from kept')
  const kept = new Set(rows.map(({ number }) => number))
  assert.ok(acknowledged.length > 0)
  assert.deepEqual(
    acknowledged.filter((number) => !kept.has(number)),
    [],
  )
  await query(database.connection, 'truncate kept')
}

/** A program in the middle of commits, and what these were once it was hit. */
async function hit(dataDir: string, strike: (program: harness.Program, server: number) => Promise<void>) {
  const program = run(dataDir, 'program')
  const commits = commitUntilGone(await program.told('connection'))
  await eventually(() => commits.acknowledged.length >= 20, 'rows are committed')
  await strike(program, serverProcess(dataDir))
  await commits.gone
  return { program, acknowledged: commits.acknowledged }
}

test('the server dies with a killed program, and the next start keeps every committed row', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const { acknowledged } = await hit(dataDir, async (program, server) => {
    await program.kill()
    if (isLinux) await eventually(() => !isServer(server, clusterOf(dataDir)), 'the server has died with its program')
  })
  const database = await startEmbedded({ dataDir, role: 'program' })
  await assertKept(database, acknowledged)
  await database.stop()
})

test('a killed server is started again under the running program, at the same address', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const { program, acknowledged } = await hit(dataDir, async (_, server) => {
    process.kill(server, 'SIGKILL')
  })
  const connection = await program.told('connection')
  await harness.answers(connection)
  await program.stop()
  const database = await startEmbedded({ dataDir, role: 'program' })
  await assertKept(database, acknowledged)
  await database.stop()
})

test('program and server killed at once', async (t) => {
  const dataDir = await folderWithDatabase(t)
  for (let round = 0; round < 3; round++) {
    const { acknowledged } = await hit(dataDir, async (program, server) => {
      process.kill(server, 'SIGKILL')
      await program.kill()
    })
    const database = await startEmbedded({ dataDir, role: 'program' })
    await assertKept(database, acknowledged)
    await database.stop()
  }
})

test('a command that starts right after the kill of the program is not left on the dying server', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const { acknowledged } = await hit(dataDir, (program) => program.kill())
  const command = await startEmbedded({ dataDir, role: 'command' })
  assert.equal(command.joined, false)
  await assertKept(command, acknowledged)
  await command.stop()
})

test('a program killed while it makes the database leaves nothing half done', async (t) => {
  const empty = temporaryFolder(t)
  const program = run(empty, 'program')
  const parts = () => (existsSync(join(empty, 'database')) ? readdirSync(join(empty, 'database')) : [])
  await eventually(() => parts().some((name) => name.startsWith('initial-')), 'the database is being made')
  await program.kill()
  assert.ok(!parts().includes('cluster'))
  const database = await startEmbedded({ dataDir: empty, role: 'program' })
  assert.ok(!parts().some((name) => name.startsWith('initial-')))
  await database.stop()
})

test('a server that outlived its program, where none dies with it, is ended and replaced', async (t) => {
  const dataDir = await folderWithDatabase(t)
  const cluster = clusterOf(dataDir)
  const socket = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  const account = accountFor(cluster)
  give(socket, account)
  const binaries = join(findPackage(`${process.platform}-${process.arch}`).root, 'native', 'bin')
  const prefix = commandPrefix(account, [cluster, binaries, socket])
  const unbound = prefix.filter((word, index) => word !== '--pdeathsig' && prefix[index - 1] !== '--pdeathsig')
  const options = ['-D', cluster, '-c', 'listen_addresses=', '-k', socket]
  const [first = '', ...rest] = [...unbound, join(binaries, 'postgres'), ...options]
  const orphan = spawn(first, rest, { detached: true, env: plainEnvironment, stdio: 'ignore' })
  await eventually(() => existsSync(join(socket, '.s.PGSQL.5432')), 'the orphan runs')
  const database = await startEmbedded({ dataDir, role: 'program' })
  assert.notEqual(serverProcess(dataDir), orphan.pid)
  assert.equal(await count(database.connection), 0)
  await database.stop()
  rmSync(socket, { recursive: true })
})

test('the process number of a zombie, or of a stranger, is no server', { skip: !isLinux }, async (t) => {
  const dataDir = await folderWithDatabase(t)
  // This shell becomes a program that never asks how its child ended.
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  t.after(() => parent.kill('SIGKILL'))
  let output = ''
  parent.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await eventually(() => output.endsWith('\n'), 'the shell has told the number of its child')
  const zombie = Number(output)
  await eventually(() => /\) Z /.test(readFileSync(`/proc/${zombie}/stat`, 'utf8')), 'the child is a zombie')
  for (const pid of [zombie, process.pid]) {
    await hit(dataDir, async (program, server) => {
      process.kill(server, 'SIGKILL')
      await program.kill()
    })
    const file = join(clusterOf(dataDir), 'postmaster.pid')
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [pid, ...lines.slice(1)].join('\n'))
    const database = await startEmbedded({ dataDir, role: 'program' })
    assert.ok((await count(database.connection)) > 0)
    await database.stop()
  }
})
