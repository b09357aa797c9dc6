import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findBrowser } from '../test/browser.ts'
import { run, runNode } from './run.ts'

interface Suite {
  name: string
  /** Resolves to an exit code. */
  run(): number
  /** Why this machine cannot run it; undefined where it can. */
  lacks?: string | undefined
}

const root = join(import.meta.dirname, '..')
const hook = ['--import', './tools/jsx.mjs', '--disable-warning=ExperimentalWarning', '--enable-source-maps']
const isolation = '--test-isolation=none'
const unit = globSync(['src/**/*.test.{ts,tsx}', 'test/*.test.{ts,tsx}'], { cwd: root })
const journeys = globSync('test/journeys/*.test.ts', { cwd: root })
const withDatabase = unit.filter((file) => reachesDatabase(join(root, file)))
const onServer = globSync('test/server/*.test.ts', { cwd: root })
const server = process.env['TEST_DATABASE_URL']
const browser = await findBrowser()
const only = process.argv[2]

const suites: Suite[] = [
  { name: 'format', run: () => run('oxfmt', ['--check', '.']) },
  { name: 'lint', run: () => run('oxlint', ['--type-aware', '.']) },
  { name: 'types', run: () => run('tsc', ['--noEmit']) },
  { name: 'unit', run: () => test([isolation, ...unit], { TEST_DATABASE_URL: '' }) },
  {
    name: 'server',
    run: () => test([isolation, ...withDatabase, ...onServer]),
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

const failed: string[] = []
const skipped: Suite[] = []
for (const suite of suites.filter(({ name }) => !only || name === only)) {
  if (suite.lacks) {
    skipped.push(suite)
    continue
  }
  process.stdout.write(`\n— ${suite.name}\n`)
  const code = suite.run()
  if (code !== 0) failed.push(suite.name)
}
for (const { name, lacks } of skipped) process.stdout.write(`Not run: ${name}; this machine lacks ${lacks}.\n`)
if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}\n`)
const incomplete = skipped.length > 0 && process.env['CI'] === 'true'
process.exitCode = failed.length > 0 || incomplete ? 1 : 0
