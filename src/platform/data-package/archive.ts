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
  readonly text: string
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

/**
 * Packs files in the order given, and last the checksums of all of them (as `sha256sum --check` reads them). The same
 * files make the same bytes.
 */
export async function packed(
  files: readonly { readonly name: string; readonly parts: AsyncIterable<Part> | Iterable<Part> }[],
): Promise<Archive> {
  const zip = new yazl.ZipFile()
  const content = buffer(zip.outputStream)
  const listed: PackedFile[] = []
  for (const { name, parts } of files) listed.push(await addFile(zip, name, parts))
  const sums = listed.map(({ name, hash }) => `${hash}  ${name}\n`).join('')
  listed.push(await addFile(zip, checksumsName, [{ text: sums }]))
  zip.end()
  return { content: await content, files: listed }
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
      const chunk = Buffer.from(text)
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
