import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A package that the lock file may install here or on another platform. */
export interface Locked {
  path: string
  name: string
  licence: string | undefined
  development: boolean
}

export function lockedPackages(): Locked[] {
  const { packages } = readJson('package-lock.json') as {
    packages: Record<string, { license?: string; dev?: boolean }>
  }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license: licence, dev: development = false }]) => {
      return { path, name: path.replace(/^.*node_modules\//, ''), licence, development }
    })
}

/** What the installed package says of itself; undefined where this platform does not install it. */
export function installedLicence(path: string): string | undefined {
  try {
    const { license } = readJson(join(path, 'package.json')) as { license?: unknown }
    return typeof license === 'string' ? license : undefined
  } catch {
    return undefined
  }
}

const list = readJson('tools/licences.json') as Record<'licences' | 'developmentOnly', Record<string, string>>

/** SPDX identifiers that a package may have, each with the reason. */
export const licences: ReadonlyMap<string, string> = new Map(Object.entries(list.licences))

/** Packages let in one by one, each with the reason: never part of what runs in production. */
export const developmentOnly: ReadonlyMap<string, string> = new Map(Object.entries(list.developmentOnly))

export function isAllowed({ name, licence, development }: Omit<Locked, 'path'>): boolean {
  return fits(licence) || (development && developmentOnly.has(name))
}

/** An expression of one kind: all of `A AND B`, one of `A OR B`. Whatever else is written is for a person to read. */
function fits(licence: string | undefined): boolean {
  const expression = (licence ?? '').replace(/^\((.*)\)$/, '$1')
  const each = (text: string) => licences.has(text.trim())
  if (expression.includes(' OR ')) return expression.split(' OR ').some(each)
  return expression.split(' AND ').every(each)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
