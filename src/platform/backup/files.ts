import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Archive, Part } from './archive.ts'

/** What lies in DATA_DIR and is no content: the database itself, mail of a trial, archives, what a kill left. */
const left = /^(database|outbox|backups|secret|restoring-.*)$/

export interface KeptFile extends Part {
  /** Below DATA_DIR, with slashes. */
  path: string
}

/** Every other file of DATA_DIR; its secret, which opens every session and second factor, only when asked for. */
export async function keptFiles(dataDir: string, withSecret: boolean): Promise<KeptFile[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => [])
  const roots = entries.filter(({ name }) => !left.test(name) || (withSecret && name === 'secret'))
  const found: string[] = []
  for (const root of roots) {
    if (root.isFile()) found.push(join(dataDir, root.name))
    if (!root.isDirectory()) continue
    const below = await readdir(join(dataDir, root.name), { withFileTypes: true, recursive: true })
    found.push(...below.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  }
  return found.sort().map((file) => {
    const path = relative(dataDir, file).split(sep).join('/')
    return { path, name: `files/${path}`, open: () => createReadStream(file) }
  })
}

/** Unpacks beside the present files; resolves to what puts them in their place, and to what forgets them. */
export async function unpackFiles({ manifest, read }: Archive, dataDir: string) {
  await mkdir(dataDir, { recursive: true })
  const room = await mkdtemp(join(dataDir, 'restoring-'))
  const forget = () => rm(room, { recursive: true, force: true })
  try {
    for (const file of manifest.files) {
      const target = join(room, file.path)
      await mkdir(dirname(target), { recursive: true })
      const mode = file.path === 'secret' ? 0o600 : 0o640
      await pipeline(await read(file), createWriteStream(target, { mode, flush: true }))
    }
  } catch (error) {
    await forget()
    throw error
  }
  const place = async () => {
    for (const name of await readdir(room)) {
      await rm(join(dataDir, name), { recursive: true, force: true })
      await rename(join(room, name), join(dataDir, name))
    }
    await forget()
  }
  return { place, forget }
}
