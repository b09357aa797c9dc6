import { type JSONColumnType, sql } from 'kysely'
import type { PackedFile } from '#platform/data-package'
import type { Db } from '#platform/database'
import type { Tx } from '../store.ts'
import type { Package, Release } from './model.ts'

type Tables = {
  data_release: {
    version: string
    package: Package
    hash: string
    archive: Buffer
    files: JSONColumnType<readonly PackedFile[]>
    released_at: Date
  }
}

const tables = (db: Db) => db.withTables<Tables>()

const head = ['version', 'package', 'hash', 'files', 'released_at as releasedAt'] as const

/** The newest first, without their bytes. */
export async function listReleases(db: Db): Promise<Release[]> {
  return tables(db)
    .selectFrom('data_release')
    .select(head)
    .select(({ fn }) => fn<number>('octet_length', ['archive']).as('bytes'))
    .orderBy('released_at', 'desc')
    .orderBy('version', 'desc')
    .orderBy('package', 'desc')
    .execute()
}

export async function findArchive(
  db: Db,
  version: string,
  name: Package,
): Promise<{ hash: string; archive: Buffer } | undefined> {
  return tables(db)
    .selectFrom('data_release')
    .select(['hash', 'archive'])
    .where('version', '=', version)
    .where('package', '=', name)
    .executeTakeFirst()
}

/** Also what has since gone with the invented network: an address that once had content never gets another. */
export async function wasReleased(db: Db, version: string, name: Package): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from data_release where version = ${version} and package = ${name})
      or exists (select from trail where action = 'open data released' and subject_id = ${subjectOf(version, name)})
      as found`.execute(db)
  return rows[0]?.found ?? false
}

/** How the trail names a release. */
export const subjectOf = (version: string, name: Package): string => `${version}/${name}`

/** False where somebody else released this version meanwhile. */
export async function insertRelease(tx: Tx, release: Omit<Release, 'bytes'> & { archive: Buffer }): Promise<boolean> {
  const written = await tables(tx)
    .insertInto('data_release')
    .values({
      version: release.version,
      package: release.package,
      hash: release.hash,
      archive: release.archive,
      files: JSON.stringify(release.files),
      released_at: release.releasedAt,
    })
    .onConflict((conflict) => conflict.columns(['version', 'package']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return written !== undefined
}

/** With the invented network go its packages. */
export async function deleteDemonstrationReleases(tx: Tx): Promise<void> {
  await tables(tx).deleteFrom('data_release').where('package', '=', 'demonstration').execute()
}
