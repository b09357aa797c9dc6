import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')
const everywhere = new Set(['platform', 'ui', '#routes', '#deps', '#locales', '#config'])
const pureFolders = new Set(['statistics', 'charts'])
const impure =
  /^(node:(?!crypto$|assert)|hono(?!\/(jsx|html))|kysely|pg$|graphile-worker|nodemailer|better-auth)|^#(platform|deps|config)/
const pureNames = /(^|\/)(model|policy|scoring|points|edition|edition-checks|comparison|answers)\.ts$/

interface Import {
  file: string
  folder: string
  target: string
  typeOnly: boolean
}

const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !/\.test\.tsx?$/.test(file))

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)
  const folder = file.includes(sep) ? (file.split(sep)[0] ?? '') : ''
  return [...statements].map(([, type, target]) => ({ file, folder, target: target ?? '', typeOnly: Boolean(type) }))
}

const imports = files.flatMap(importsOf)

/** The table in ARCHITECTURE.md is the rule; this test only reads it. */
function allowedByTable(): Map<string, string[] | 'every door'> {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| ([a-z]+) \| (.+) \|$/gm)
  const table = new Map<string, string[] | 'every door'>()
  for (const [, folder = '', cell = ''] of rows) {
    if (cell.startsWith('every door')) table.set(folder, 'every door')
    else
      table.set(
        folder,
        cell
          .split(',')
          .map((name) => name.trim())
          .filter((name) => /^[a-z]+$/.test(name)),
      )
  }
  return table
}

test('every folder of src has its row in the table of allowed imports', () => {
  const folders = new Set(imports.map(({ folder }) => folder).filter((folder) => folder !== ''))
  const table = allowedByTable()
  assert.deepEqual(
    [...folders].filter((folder) => !table.has(folder)),
    [],
  )
})

test('a folder imports only the doors that its row names', () => {
  const table = allowedByTable()
  const forbidden = imports.filter(({ folder, target }) => {
    if (folder === '' || !target.startsWith('#')) return false
    const allowed = table.get(folder)
    const door = target.slice(1).split('/')[0] ?? ''
    if (allowed === 'every door' || door === folder) return false
    if (pureFolders.has(folder)) return true
    if (folder === 'platform') return !['platform', 'locales'].includes(door)
    return !(everywhere.has(door) || everywhere.has(target) || allowed?.includes(door))
  })
  assert.deepEqual(
    forbidden.map(({ file, target }) => `${file} imports ${target}`),
    [],
  )
})

test('nothing reaches into another folder past its door', () => {
  const past = imports.filter(({ file, folder, target }) => {
    if (!target.startsWith('.')) return false
    const path = relative(source, join(source, dirname(file), target))
    return folder !== '' && folder !== 'program' && path.split(sep)[0] !== folder
  })
  assert.deepEqual(
    past.map(({ file, target }) => `${file} imports ${target}`),
    [],
  )
})

test('rules are pure: no database, no web, no files', () => {
  const found = imports.filter(
    ({ file, folder, target, typeOnly }) =>
      !typeOnly && (pureFolders.has(folder) || pureNames.test(file)) && impure.test(target),
  )
  assert.deepEqual(
    found.map(({ file, target }) => `${file} imports ${target}`),
    [],
  )
})

test('only config.ts reads the environment', () => {
  const readers = files.filter((file) => readFileSync(join(source, file), 'utf8').includes('process.env'))
  assert.deepEqual(readers, ['config.ts'])
})

test('SQL stands in stores, migrations and the program’s own tables', () => {
  const allowed =
    /(^|\/|-)(store|load)\.ts$|(^|\/)(store|fixtures)\/|^platform\/|^program\/|^demonstration\/|^site\/health\.ts$/
  const found = files.filter(
    (file) =>
      !allowed.test(file) &&
      /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(readFileSync(join(source, file), 'utf8')),
  )
  assert.deepEqual(found, [])
})
