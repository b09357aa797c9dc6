// Writes what the program is made of as CycloneDX: var/sbom.cdx.json with all packages, or the file that is named.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const file = resolve(process.argv[2] ?? join(root, 'var', 'sbom.cdx.json'))
const npm = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 100_000_000,
  shell: process.platform === 'win32',
})
if (npm.status !== 0) {
  process.stderr.write(`npm could not list the packages:\n${npm.stderr}`)
  process.exit(1)
}
const { components } = JSON.parse(npm.stdout) as { components: unknown[] }
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, npm.stdout)
console.log(`${components.length} packages: ${relative(process.cwd(), file)}`)
