import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A package that the lock file may install here or on another platform. */
export interface Locked {
  path: string
  licence: string | undefined
}

export const lockedPackages = (): Locked[] => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string }>
  }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license }]) => ({ path, licence: license }))
}

/** What the installed package says of itself; undefined where this platform does not install it. */
export function installedLicence(path: string): string | undefined {
  try {
    const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as { license?: unknown }
    return typeof license === 'string' ? license : undefined
  } catch {
    return undefined
  }
}

/** SPDX identifiers that a package may have, each with the reason. */
export const allowed: ReadonlyMap<string, string> = new Map(
  Object.entries(
    JSON.parse(readFileSync(join(import.meta.dirname, 'licences.json'), 'utf8')) as Record<string, string>,
  ),
)

/** An expression of one kind: all of `A AND B`, one of `A OR B`. Whatever else is written is for a person to read. */
export function isAllowed(licence: string | undefined): boolean {
  const expression = (licence ?? '').replace(/^\((.*)\)$/, '$1')
  const each = (text: string) => allowed.has(text.trim())
  if (expression.includes(' OR ')) return expression.split(' OR ').some(each)
  return expression.split(' AND ').every(each)
}
