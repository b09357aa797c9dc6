import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/canonical-json'
import type { Doc } from '#platform/document'
import type { Difference, Found, Material } from './model.ts'

/** A version of a year's report as frozen. */
export interface FrozenVersion {
  readonly year: number
  readonly version: number
  readonly hash: string
  readonly packageHash: string
  /** Why it replaces the one before; null for the first. */
  readonly reason: string | null
  readonly frozenAt: Date
}

/** By language. */
export type Documents = Readonly<Record<string, Doc>>

/** What is kept of it, whole. */
export interface Frozen {
  readonly format: 'icc-annual-report/1'
  readonly year: number
  readonly version: number
  readonly replaces: string | null
  readonly reason: string | null
  readonly frozen: string
  readonly documents: Documents
  /** The part of every network, by its id; versions frozen before parts were kept have none. */
  readonly networks?: Readonly<Record<string, Documents>>
  readonly figures: readonly Found[]
  readonly stated: Material['stated']
  readonly differences: readonly Difference[]
}

export interface Freezing {
  readonly material: Material
  readonly documents: Documents
  readonly networks: Readonly<Record<string, Documents>>
  readonly differences: readonly Difference[]
  readonly former: FrozenVersion | undefined
  readonly reason: string | null
}

export function frozenFrom({ material, documents, networks, differences, former, reason }: Freezing): Frozen {
  return {
    format: 'icc-annual-report/1',
    year: material.year,
    version: (former?.version ?? 0) + 1,
    replaces: former?.hash ?? null,
    reason,
    frozen: material.date.toISOString(),
    documents,
    networks,
    figures: [...material.figures.values()],
    stated: material.stated,
    differences,
  }
}

/** Canonical JSON, so that its hash can be computed again from what is read. */
export function hashed(value: object): { document: string; hash: string } {
  const document = canonicalJson(JSON.parse(JSON.stringify(value)))
  return { document, hash: createHash('sha256').update(document).digest('hex') }
}

/** As it was kept; dates of documents are dates again. */
export function frozenIn(document: string): Frozen {
  const frozen = JSON.parse(document) as Frozen
  const { documents, networks = {} } = frozen
  return { ...frozen, documents: mapped(documents, dated), networks: mapped(networks, (one) => mapped(one, dated)) }
}

const dated = (doc: Doc): Doc => ({ ...doc, date: doc.date === null ? null : new Date(doc.date) })

const mapped = <In, Out>(record: Readonly<Record<string, In>>, to: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]))
