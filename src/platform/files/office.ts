import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { FileType, Inspected } from './types.ts'

/** In bytes, all of it unpacked; and how many parts it may have. More is a bomb, or nobody's document. */
const largest = 150_000_000
const most = 5_000

const words = 'application/vnd.openxmlformats-officedocument.'
const opens = 'application/vnd.oasis.opendocument.'

/** The main part of each kind, as the list of parts has to name it. */
const mainParts: readonly { readonly part: string; readonly says: string; readonly type: FileType }[] = [
  {
    part: 'word/document.xml',
    says: `${words}wordprocessingml.document.main+xml`,
    type: `${words}wordprocessingml.document`,
  },
  { part: 'xl/workbook.xml', says: `${words}spreadsheetml.sheet.main+xml`, type: `${words}spreadsheetml.sheet` },
  {
    part: 'ppt/presentation.xml',
    says: `${words}presentationml.presentation.main+xml`,
    type: `${words}presentationml.presentation`,
  },
]
const openTypes: readonly FileType[] = [`${opens}text`, `${opens}spreadsheet`, `${opens}presentation`]

/** Where programs of documents stand: of Microsoft's, of OpenDocument's. */
const macros = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml)$|(^|\/)(macrosheets|activeX)\/|^(Basic|Scripts)\//i

/** A document of an office program. Unpacked whole, so that neither a bomb nor half a file is kept. */
export async function inspectZip(content: Uint8Array): Promise<Inspected> {
  try {
    // Sizes and names are checked by the reader; a file that says one thing and holds another is an error.
    const zip = await fromBufferPromise(Buffer.from(content), { lazyEntries: true, strictFileNames: true })
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    if (zip.comment !== '' || !isPlain(entries)) return { fault: 'type' }
    if (entries.some(({ fileName }) => macros.test(fileName))) return { fault: 'macros' }
    const told = await unpack(zip, entries)
    return told ? typeOf(entries, told) : { fault: 'type' }
  } catch {
    return { fault: 'damaged' }
  }
}

function isPlain(entries: readonly Entry[]): boolean {
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()))
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const encrypted = entries.some((entry) => entry.isEncrypted())
  return entries.length <= most && names.size === entries.length && size <= largest && !encrypted
}

const tellers = ['[Content_Types].xml', 'mimetype']

/** The parts that tell the kind; undefined where there is more in it than it says. */
async function unpack(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, string> | undefined> {
  const told = new Map<string, string>()
  let size = 0
  for (const entry of entries) {
    const parts: Buffer[] = []
    for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      size += part.byteLength
      if (size > largest) return undefined
      if (tellers.includes(entry.fileName)) parts.push(part)
    }
    if (tellers.includes(entry.fileName)) told.set(entry.fileName, Buffer.concat(parts).toString())
  }
  return told
}

function typeOf(entries: readonly Entry[], told: ReadonlyMap<string, string>): Inspected {
  const [contentTypes, mimetype] = tellers.map((name) => told.get(name))
  if (contentTypes !== undefined && mimetype !== undefined) return { fault: 'type' }
  const has = (name: string) => entries.some(({ fileName }) => fileName === name)
  if (mimetype !== undefined) {
    const type = openTypes.find((one) => one === mimetype)
    const whole = entries[0]?.fileName === 'mimetype' && has('content.xml') && has('META-INF/manifest.xml')
    return type && whole ? { type } : { fault: 'type' }
  }
  if (/macroEnabled/i.test(contentTypes ?? '')) return { fault: 'macros' }
  const found = mainParts.filter(({ part, says }) => has(part) && contentTypes?.includes(`ContentType="${says}"`))
  return found.length === 1 && found[0] ? { type: found[0].type } : { fault: 'type' }
}
