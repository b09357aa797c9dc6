import { run } from './run.ts'

/** Writes every file as the formatter would have it, then lets the linter mend what it can. */
process.exitCode = run('oxfmt', ['.']) || run('oxlint', ['--fix', '.'])
