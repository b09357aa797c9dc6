import { createHash } from 'node:crypto'
import type { DataTable } from '#platform/data-package'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import { type Package, packages, versionOf } from './model.ts'
import { packData } from './package.ts'
import { insertRelease, listReleases, subjectOf, wasReleased } from './store.ts'

export interface Releasing {
  readonly tables: readonly DataTable[]
  /** Absolute address of the program, which stands in the package. */
  readonly origin: string
  readonly now: Date
}

/**
 * Packs one network as it stands at one moment, under a version that then never changes. Resolves to its hash; to
 * undefined where this version is released already.
 */
export function releaseData(db: Db, name: Package, version: string, given: Releasing): Promise<string | undefined> {
  const { tables, origin, now } = given
  const work = db.transaction().setIsolationLevel('repeatable read')
  return work.execute(async (tx) => {
    if (await wasReleased(tx, version, name)) return undefined
    const content = { package: name, version, released: versionOf(now), tables, origin }
    const { content: archive, files } = await packData(tx, content)
    const hash = createHash('sha256').update(archive).digest('hex')
    const fresh = await insertRelease(tx, { version, package: name, hash, archive, files, releasedAt: now })
    if (!fresh) return undefined
    const subject = { kind: 'data package', id: subjectOf(version, name) }
    await writeTrail(tx, { at: now, by: null, action: 'open data released', subject, details: { hash } })
    return hash
  })
}

/** The first package of each network, so that there is one from the first day. Resolves to those that were made. */
export async function releaseFirst(db: Db, given: Releasing & { readonly demonstration: boolean }): Promise<Package[]> {
  const released = new Set((await listReleases(db)).map((release) => release.package))
  const missing = packages.filter((name) => !released.has(name) && (name === 'record' || given.demonstration))
  for (const name of missing) await releaseData(db, name, await freeVersion(db, name, versionOf(given.now)), given)
  return missing
}

/** The day; where that was taken and its content is gone, the day and a number. */
async function freeVersion(db: Db, name: Package, day: string): Promise<string> {
  let version = day
  for (let n = 2; await wasReleased(db, version, name); n += 1) version = `${day}.${n}`
  return version
}
