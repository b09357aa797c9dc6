import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Runs a program that a package brings, from the project's root; resolves to its exit code. */
export function run(name: string, args: readonly string[], env: Record<string, string> = {}): number {
  return runNode([entryOf(name), ...args], env)
}

export function runNode(args: readonly string[], env: Record<string, string> = {}): number {
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return done.status ?? 1
}

/** The file that a package names as its command: links in .bin are shell scripts on some platforms. */
function entryOf(name: string): string {
  const packages: Record<string, string> = { tsc: 'typescript' }
  const folder = join(root, 'node_modules', packages[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = join(folder, typeof bin === 'string' ? bin : (bin[name] ?? ''))
  if (!existsSync(file)) throw new Error(`The package of ${name} brings no such command.`)
  return file
}
