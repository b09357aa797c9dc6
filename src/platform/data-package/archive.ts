import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** A file of a package, as it is listed beside it. */
export interface PackedFile {
  readonly name: string
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
  /** Of a table, without its heading. */
  readonly rows: number | null
}

export interface Part {
  /** Text is written as UTF-8. */
  readonly text: string | Uint8Array
  readonly rows?: number
}

export interface Archive {
  readonly content: Buffer
  readonly files: readonly PackedFile[]
}

/** A ZIP keeps local time: the same fields are written wherever and whenever it is made. */
const sameTime = new Date(2000, 0, 1)
const options = { mtime: sameTime, mode: 0o100644, forceDosTimestamp: true }

export const checksumsName = 'checksums.sha256'

interface NamedFile {
  readonly name: string
  readonly parts: AsyncIterable<Part> | Iterable<Part>
}
type NamedFiles = AsyncIterable<NamedFile> | Iterable<NamedFile>

/**
 * Packs files in the order given, and last the checksums of all of them (as `sha256sum --check` reads them). The same
 * files make the same bytes.
 */
export async function packed(files: NamedFiles): Promise<Archive> {
  const zip = new yazl.ZipFile()
  const content = buffer(zip.outputStream)
  const listed = await addAll(zip, files)
  return { content: await content, files: listed }
}

/** The same while it is sent, for more than should stand in memory at once: one file at a time, as fast as it is read. */
export function packedWhileSent(files: NamedFiles): ReadableStream<Uint8Array> {
  const zip = new yazl.ZipFile()
  // yazl's own type says less than what it is.
  const output = zip.outputStream as Readable
  addAll(zip, files).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return Readable.toWeb(output) as ReadableStream<Uint8Array>
}

async function addAll(zip: yazl.ZipFile, files: NamedFiles): Promise<PackedFile[]> {
  const listed: PackedFile[] = []
  for await (const { name, parts } of files) listed.push(await addFile(zip, name, parts))
  const sums = listed.map(({ name, hash }) => `${hash}  ${name}\n`).join('')
  listed.push(await addFile(zip, checksumsName, [{ text: sums }]))
  zip.end()
  return listed
}

/** Resolves once the file has been read to its end: one at a time, in order. */
async function addFile(
  zip: yazl.ZipFile,
  name: string,
  parts: AsyncIterable<Part> | Iterable<Part>,
): Promise<PackedFile> {
  const hash = createHash('sha256')
  let [bytes, rows]: [number, number | null] = [0, null]
  async function* counted() {
    for await (const { text, rows: some } of parts) {
      const chunk =
        typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength)
      hash.update(chunk)
      bytes += chunk.byteLength
      if (some !== undefined) rows = (rows ?? 0) + some
      yield chunk
    }
  }
  const stream = Readable.from(counted())
  const read = new Promise<void>((resolve, reject) => {
    stream.once('end', resolve)
    stream.once('error', reject)
  })
  zip.addReadStream(stream, name, options)
  await read
  return { name, bytes, hash: hash.digest('hex'), rows }
}
