import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What the pinned Node is given to run files of ours. */
export const hook = ['--import', './tools/jsx.mjs', '--disable-warning=ExperimentalWarning', '--enable-source-maps']

/** Runs a program that a package brings, from the project's root; resolves to its exit code. */
export function run(name: string, args: readonly string[], env: Record<string, string> = {}): number {
  return runNode([entryOf(name), ...args], env)
}

export function runNode(args: readonly string[], env: Record<string, string> = {}): number {
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return done.status ?? 1
}

/** The same beside others: resolves to its exit code and what it said. */
export function runNodeAside(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }))
  })
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
