import type { PackedFile } from '#platform/data-package'

/** Of the real network, or of the invented one: never both in one. */
export const packages = ['record', 'demonstration'] as const
export type Package = (typeof packages)[number]

export const isPackage = (name: string): name is Package => packages.some((known) => known === name)

/** The last part of the address of a package, the same in every version. */
export const archiveName: Readonly<Record<Package, string>> = {
  record: 'icc-open-data.zip',
  demonstration: 'icc-demonstration-data.zip',
}

export const packageOf = (file: string): Package | undefined => packages.find((name) => archiveName[name] === file)

/** A released package: nothing of it ever changes. */
export interface Release {
  readonly version: string
  readonly package: Package
  /** SHA-256 of the ZIP, hexadecimal. */
  readonly hash: string
  readonly bytes: number
  readonly files: readonly PackedFile[]
  readonly releasedAt: Date
}

/** `2026-11-23`, `2027.1`: what may stand in an address for good. */
export const isVersion = (text: string): boolean => /^\d{4}[0-9.-]{0,20}$/.test(text) && /\d$/.test(text)

/** The day, for a release that nobody named. */
export const versionOf = (now: Date): string => now.toISOString().slice(0, 10)
