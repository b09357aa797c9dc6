import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

for (const [args, sentence] of [
  [['x/y'], /^There is no edition x\/y [^\n]+\.\n$/],
  [['icc-index/2026', 'round-99'], /^There is no [^\n]+round-99[^\n]+\.\n$/],
] as const) {
  test(`the agreement of readers of ${args.join(' ')} is refused with a sentence`, () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', './tools/jsx.mjs', 'tools/agreement.ts', ...args],
      { cwd: root, encoding: 'utf8', timeout: 60_000 },
    )
    assert.equal(status, 1)
    assert.match(stderr, sentence)
  })
}
