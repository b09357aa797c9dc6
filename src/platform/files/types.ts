/** Kinds of file that are taken, told by their bytes: neither the name nor what a browser says of them counts. */
export type FileType = 'application/pdf'

/** In bytes. */
export const largestFile = 15_000_000

const starts = (content: Uint8Array, text: string) =>
  Buffer.from(content.subarray(0, text.length)).equals(Buffer.from(text))

/** Undefined for everything else, and for a PDF of which the end is missing. */
export function typeOf(content: Uint8Array): FileType | undefined {
  if (!starts(content, '%PDF-')) return undefined
  // The standard lets some bytes follow the mark of the end.
  const end = Buffer.from(content.subarray(Math.max(0, content.byteLength - 2048)))
  return end.includes('%%EOF') ? 'application/pdf' : undefined
}
