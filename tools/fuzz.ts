// Asks every route, form and operation far more often than the tests do, from a seed of its own; what fails is shown as the
// smallest request that fails.
import { globSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hook, runNode } from './run.ts'

const { values } = parseArgs({
  options: {
    /** To each, signed in; as many signed out. */
    runs: { type: 'string', default: '500' },
    /** Names a fuzz: the same seed asks the same. */
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})
const files = globSync('test/fuzz/*.test.ts', { cwd: join(import.meta.dirname, '..') })
process.stdout.write(`Again with: npm run fuzz -- --runs ${values.runs} --seed ${values.seed}\n`)
process.exitCode = runNode([...hook, '--test', '--test-isolation=none', ...files], {
  NODE_ENV: 'test',
  FUZZ_RUNS: values.runs,
  FUZZ_SEED: values.seed,
})
