import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open as openFile, rename, rm } from 'node:fs/promises'
import { PassThrough, Readable, Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { finished, pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'
import { DatabaseRefused } from '../database/index.ts'
import {
  type ArchivedFile,
  filesOf,
  format,
  Manifest,
  ManifestHead,
  manifestHashName,
  manifestName,
  program,
} from './manifest.ts'

export interface Part {
  name: string
  /** Called when the part's turn has come, and not before. */
  open(): Readable
}

/** Bytes and hash of a written part. */
export type Sum = Omit<ArchivedFile, 'file'>

/** A zip file of the parts, and of the manifest made once they are all written; under its name only when it is whole. */
export async function writeArchive(
  path: string,
  parts: readonly Part[],
  describe: (sums: ReadonlyMap<string, Sum>) => Manifest,
): Promise<Manifest> {
  const zip = new ZipWriter()
  const sums = new Map<string, Sum>()
  let manifest: Manifest | undefined
  const add = (name: string, read: () => Readable) =>
    zip.addReadStreamLazy(name, { mode: 0o100600, compressionLevel: 3 }, (give) => give(null, read()))
  for (const { name, open } of parts) add(name, () => summed(open(), (sum) => sums.set(name, sum)))
  add(manifestName, () => {
    manifest = describe(sums)
    return summed(Readable.from([`${JSON.stringify(manifest, null, 1)}\n`]), (sum) => sums.set(manifestName, sum))
  })
  // As sha256sum writes it, so that `sha256sum -c` can check it by hand.
  add(manifestHashName, () => Readable.from([`${sums.get(manifestName)?.sha256}  ${manifestName}\n`]))
  const output = zip.outputStream.pipe(new PassThrough())
  zip.on('error', (error: Error) => output.destroy(error))
  zip.end()
  const unfinished = `${path}.part`
  try {
    await pipeline(output, createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  if (!manifest) throw new Error('The archive was closed without its manifest.')
  return manifest
}

function summed(source: Readable, tell: (sum: Sum) => void): Readable {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer | string, _, next) {
      const data = Buffer.from(chunk)
      bytes += data.length
      hash.update(data)
      next(null, data)
    },
    flush(next) {
      tell({ bytes, sha256: hash.digest('hex') })
      next()
    },
  })
  // What goes wrong in the source is passed on by way of the stream that is returned.
  pipeline(source, through).catch(() => {})
  return through
}

/** An archive whose every byte was compared with its manifest. */
export interface Archive {
  manifest: Manifest
  /** Fails at its end when the bytes are no longer those that were checked. */
  read(file: ArchivedFile): Promise<Readable>
  close(): void
}

/** Reads and checks the whole archive. Throws DatabaseRefused: a wrong, damaged, cut off or newer file. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const entries = await entriesOf(zip, path)
    const manifest = await readManifest(zip, entries, path)
    const read = async (file: ArchivedFile) => {
      const entry = entries.get(file.file)
      if (entry?.uncompressedSize !== file.bytes) throw damaged(path, file.file)
      const source = await zip.openReadStreamPromise(entry).catch(() => {
        throw damaged(path, file.file)
      })
      return checked(source, file, path)
    }
    for (const file of filesOf(manifest)) await drained(await read(file), file, path)
    return { manifest, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === 'ENOENT') throw new DatabaseRefused(`There is no file ${path}: name the archive to restore.`)
    if (code !== undefined) throw new DatabaseRefused(`The file ${path} cannot be read (${code}): cure that first.`)
    if (!(await beginsAsZip(path))) throw stranger(path)
    throw new DatabaseRefused(
      `The archive ${path} is cut off: its end is missing. Copy it again, or take another one. Nothing was changed.`,
    )
  }
}

async function beginsAsZip(path: string): Promise<boolean> {
  const file = await openFile(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.equals(Buffer.from('PK\u0003\u0004'))
  } finally {
    await file.close()
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch {
    throw damaged(path, 'its table of contents')
  }
  return entries
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>, path: string): Promise<Manifest> {
  const [entry, hashEntry] = [entries.get(manifestName), entries.get(manifestHashName)]
  if (!entry || !hashEntry || entry.uncompressedSize > 50_000_000) throw stranger(path)
  const [content, hashLine] = await Promise.all([read(entry), read(hashEntry)]).catch(() => {
    throw damaged(path, manifestName)
  })
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (hashLine.split(' ')[0] !== sha256) throw damaged(path, manifestName)
  const given: unknown = JSON.parse(content)
  const head = ManifestHead.safeParse(given)
  if (!head.success) throw stranger(path)
  if (head.data.format > format) throw newer(path)
  const parsed = Manifest.safeParse(given)
  if (!parsed.success) throw stranger(path)
  return parsed.data

  async function read(of: Entry): Promise<string> {
    return text(await zip.openReadStreamPromise(of))
  }
}

function checked(source: Readable, { file, sha256 }: ArchivedFile, path: string): Readable {
  const hash: Hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk)
      next(null, chunk)
    },
    flush: (next) => next(hash.digest('hex') === sha256 ? null : damaged(path, file)),
  })
  pipeline(source, through).catch(() => {})
  return through
}

async function drained(stream: Readable, { file }: ArchivedFile, path: string): Promise<void> {
  try {
    stream.resume()
    await finished(stream)
  } catch {
    throw damaged(path, file)
  }
}

function damaged(path: string, where: string): DatabaseRefused {
  return new DatabaseRefused(
    `The archive ${path} is damaged (${where} is not what was written): copy it again, or take another one. Nothing was changed.`,
  )
}

function stranger(path: string): DatabaseRefused {
  return new DatabaseRefused(
    `The file ${path} is no archive of ${program}: give one that npx icc backup made. Nothing was changed.`,
  )
}

export function newer(path: string): DatabaseRefused {
  return new DatabaseRefused(
    `The archive ${path} was made by a later release of the program: install that release, or a later one, and restore with it. Nothing was changed.`,
  )
}
