import { isWholeJpeg, isWholePng, isWholeWebp } from './images.ts'
import { inspectZip } from './office.ts'
import { type FileType, type Inspected, largestFile } from './types.ts'

const latin = (content: Uint8Array, start: number, end: number) =>
  Buffer.from(content.subarray(Math.max(0, start), Math.max(0, end))).toString('latin1')

/**
 * Of what kind a file is, told by its bytes: neither the name nor what a browser says of it counts. What is two kinds at
 * once is refused, since the next program may take it for the other.
 */
export async function inspect(content: Uint8Array): Promise<Inspected> {
  if (content.byteLength === 0) return { fault: 'empty' }
  if (content.byteLength > largestFile) return { fault: 'size' }
  const head = latin(content, 0, 1024)
  const start = starts.find(({ begins }) => begins(head))
  if (!start || isMore(content, head, start.type)) return { fault: 'type' }
  if (start.type === 'zip') return inspectZip(content)
  return start.isWhole(content) ? { type: start.type } : { fault: 'damaged' }
}

interface Start {
  readonly begins: (head: string) => boolean
  readonly type: FileType
  readonly isWhole: (content: Uint8Array) => boolean
}

const starts: readonly (Start | (Pick<Start, 'begins'> & { readonly type: 'zip' }))[] = [
  // The standard lets some bytes follow the mark of the end.
  {
    begins: (head) => /^%PDF-\d/.test(head),
    type: 'application/pdf',
    isWhole: (content) => latin(content, content.byteLength - 2048, content.byteLength).includes('%%EOF'),
  },
  { begins: (head) => head.startsWith('PK\u0003\u0004'), type: 'zip' },
  { begins: (head) => head.startsWith('\u0089PNG\r\n\u001a\n'), type: 'image/png', isWhole: isWholePng },
  { begins: (head) => head.startsWith('\u00ff\u00d8\u00ff'), type: 'image/jpeg', isWhole: isWholeJpeg },
  {
    begins: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
    type: 'image/webp',
    isWhole: isWholeWebp,
  },
]

/** The end of a zip file stands so near the end of the file at most. */
const zipEnd = 65_557

/** Something that another program would take for a page, a script, a PDF or an archive. */
function isMore(content: Uint8Array, head: string, type: FileType | 'zip'): boolean {
  if (/<(?:!doctype|html|head|body|script|svg|iframe|\?php)\b/i.test(head)) return true
  if (type !== 'application/pdf' && head.includes('%PDF-')) return true
  return type !== 'zip' && latin(content, content.byteLength - zipEnd, content.byteLength).includes('PK\x05\x06')
}
