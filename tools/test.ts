import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findBrowser } from '../test/browser.ts'
import { hook, run, runNode, runNodeAside } from './run.ts'

interface Suite {
  name: string
  /** Resolves to an exit code. */
  run(): number | Promise<number>
  /** Why this machine cannot run it; undefined where it can. */
  lacks?: string | undefined
}

const root = join(import.meta.dirname, '..')
const isolation = '--test-isolation=none'
const found = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'], { cwd: root }).sort()
const own = /^test\/(journeys|server|security|fuzz)\//
const unit = found.filter((file) => !own.test(file))
const journeys = found.filter((file) => file.startsWith('test/journeys/'))
const security = found.filter((file) => /^test\/(security|fuzz)\//.test(file))
const withDatabase = unit.filter((file) => reachesDatabase(join(root, file)))
const onServer = found.filter((file) => file.startsWith('test/server/'))
const server = process.env['TEST_DATABASE_URL']
const browser = await findBrowser()
const only = process.argv[2]

const suites: Suite[] = [
  { name: 'format', run: () => run('oxfmt', ['--check', '.']) },
  { name: 'lint', run: () => run('oxlint', ['--type-aware', '.']) },
  { name: 'types', run: () => run('tsc', ['--noEmit']) },
  { name: 'unit', run: () => testInGroups(unit, { TEST_DATABASE_URL: '' }) },
  // One process: what these files ask is found out once for all of them.
  { name: 'security', run: () => test([isolation, ...security], { TEST_DATABASE_URL: '' }) },
  {
    name: 'server',
    run: () => testInGroups([...withDatabase, ...onServer]),
    lacks: server ? undefined : 'a PostgreSQL server (set TEST_DATABASE_URL to one where databases may be created)',
  },
  {
    name: 'journeys',
    run: () => test(['--test-concurrency=1', ...journeys], { TEST_DATABASE_URL: '' }),
    lacks: browser ? undefined : 'a browser (install Chromium, or set BROWSER_PATH)',
  },
]

/** True where a test, or what it shares with others, makes a database. */
function reachesDatabase(file: string): boolean {
  if (file === join(root, 'test', 'database.ts')) return true
  const imports = readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)
  return [...imports]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter((path) => path.startsWith(join(root, 'test')) || path.includes('fixtures'))
    .some(reachesDatabase)
}

function test(args: readonly string[], env: Record<string, string> = {}): number {
  return runNode([...hook, '--test', ...args], { NODE_ENV: 'test', ...env })
}

/** Files of one process share one database server; a process holds what its files made until its end. */
const filesOfProcess = 30
const atOnce = 2

/** Several processes, two at a time; what each says is shown when it has ended. */
async function testInGroups(files: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const count = Math.ceil(files.length / filesOfProcess)
  const groups = Array.from({ length: count }, (_, group) => files.filter((_file, at) => at % count === group))
  const codes: number[] = []
  const next = async (): Promise<void> => {
    const group = groups.shift()
    if (!group) return
    const { code, said } = await runNodeAside([...hook, '--test', isolation, ...group], { NODE_ENV: 'test', ...env })
    process.stdout.write(said)
    codes.push(code)
    await next()
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return Math.max(...codes)
}

const failed: string[] = []
const skipped: Suite[] = []
for (const suite of suites.filter(({ name }) => !only || name === only)) {
  if (suite.lacks) {
    skipped.push(suite)
    continue
  }
  process.stdout.write(`\n— ${suite.name}\n`)
  const code = await suite.run()
  if (code !== 0) failed.push(suite.name)
}
for (const { name, lacks } of skipped) process.stdout.write(`Not run: ${name}; this machine lacks ${lacks}.\n`)
if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}\n`)
const incomplete = skipped.length > 0 && process.env['CI'] === 'true'
process.exitCode = failed.length > 0 || incomplete ? 1 : 0
