import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runNode } from './run.ts'

const root = join(import.meta.dirname, '..')
const only = process.argv[2]

// One after the other until one fails: those first that take no time.
const isLong = (file: string) => Number(/\.?(laws|reference)\.test/.test(file))
const testFiles = globSync('src/statistics/**/*.test.ts', { cwd: root }).sort((a, b) => isLong(a) - isLong(b))

/** Mutation tests of src/statistics: every change of the code that no test notices is a gap. Outside CI: it takes minutes. */
const configuration = {
  testRunner: 'tap',
  tap: {
    testFiles,
    nodeArgs: ['--test-reporter=tap', '-r', '{{hookFile}}', '{{testFile}}'],
  },
  mutate: [only ?? 'src/statistics/**/*.ts', '!src/statistics/**/*.test.ts', '!src/statistics/index.ts'],
  plugins: ['@stryker-mutator/tap-runner'],
  ignorePatterns: ['var', 'docs', 'data', 'test/journeys', '.git'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'var/mutation.json' },
  tempDirName: 'var/mutation',
  thresholds: { high: 90, low: 80, break: 80 },
  // The preprocessor of its own wants a TypeScript older than ours, and there is nothing to rewrite.
  tsconfigFile: 'var/none.json',
  checkers: [],
  disableTypeChecks: false,
}
mkdirSync(join(root, 'var'), { recursive: true })
const file = join(root, 'var', 'stryker.json')
writeFileSync(file, JSON.stringify(configuration, null, 2))
const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
// The runner of the tests takes the first node of the path: that must be the pinned one.
const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)
process.exitCode = runNode([stryker, 'run', file], { PATH })
