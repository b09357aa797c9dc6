import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { inspect } from './inspect.ts'
import type { FileFault, FileType } from './types.ts'

export { extensions, type FileFault, type FileType, fileTypes, largestFile, namedAs } from './types.ts'

/** A file somebody sent: known by the SHA-256 of its bytes, so that an address can only ever mean this content. */
export interface StoredFile {
  readonly id: string
  readonly type: FileType
  readonly bytes: number
}

type Tables = {
  stored_file: { id: string; type: FileType; bytes: number; stored_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

const pathOf = (folder: string, id: string) => join(folder, id.slice(0, 2), id)

/** Where files stand: with several web processes a folder that all of them see. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

/** Keeps the bytes, or says why not. What is there already is kept once; what nothing refers to goes after a day. */
export async function keepFile(
  db: Db,
  folder: string,
  content: Uint8Array,
  { now, accepts }: { now: Date; accepts: readonly FileType[] },
): Promise<StoredFile | { readonly fault: FileFault }> {
  const found = await inspect(content)
  if ('fault' in found) return found
  if (!accepts.includes(found.type)) return { fault: 'type' }
  const id = createHash('sha256').update(content).digest('hex')
  const file = { id, type: found.type, bytes: content.byteLength }
  await db.transaction().execute(async (tx) => {
    // First the row, at which whoever deletes the same file is waited for; then the bytes.
    await tables(tx)
      .insertInto('stored_file')
      .values({ ...file, stored_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ stored_at: now }))
      .execute()
    await writeWhole(pathOf(folder, id), content)
  })
  return file
}

/** Undefined where no such file is known, or its bytes are not on this machine. */
export async function findFile(
  db: Db,
  folder: string,
  id: string,
): Promise<(StoredFile & { content: Uint8Array<ArrayBuffer> }) | undefined> {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined
  const known = await tables(db)
    .selectFrom('stored_file')
    .select(['id', 'type', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) return undefined
  const content = await readFile(pathOf(folder, id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return content && { ...known, content: new Uint8Array(content) }
}

/** A table and its column that say which file something has. */
interface Reference {
  readonly table: string
  readonly column: string
}

/** Deletes files kept before a time that nothing refers to, with their bytes; resolves to how many. */
export async function deleteUnusedFiles(db: Db, folder: string, before: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows: references } = await sql<Reference>`
      select conrelid::regclass::text as table, attname as column
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'stored_file'::regclass`.execute(tx)
    const used = references.map(
      ({ table, column }) => sql`select from ${sql.table(table)} where ${sql.ref(column)} = stored_file.id`,
    )
    const unused = used.map((query) => sql`not exists (${query})`)
    const { rows } = await sql<{ id: string }>`delete from stored_file
      where stored_at < ${before} and ${sql.join(unused, sql` and `)} returning id`.execute(tx)
    for (const { id } of rows) await rm(pathOf(folder, id), { force: true })
    return rows.length
  })
}

/** Whole or not at all: written aside, forced to the disk, then given its name. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.${randomUUID()}`
  const file = await open(aside, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
}
