import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from '../database/index.ts'
import { type FileType, typeOf } from './types.ts'

export { type FileType, largestFile, typeOf } from './types.ts'

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

/** Keeps the bytes for good; undefined where they are of no type that is taken. What is there already is kept once. */
export async function keepFile(
  db: Db,
  folder: string,
  content: Uint8Array,
  now: Date,
): Promise<StoredFile | undefined> {
  const type = typeOf(content)
  if (!type) return undefined
  const id = createHash('sha256').update(content).digest('hex')
  await writeWhole(pathOf(folder, id), content)
  const file = { id, type, bytes: content.byteLength }
  await tables(db)
    .insertInto('stored_file')
    .values({ ...file, stored_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
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
